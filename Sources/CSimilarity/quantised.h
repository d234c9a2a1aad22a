/* What quantise.c, products.c, nearest.c, centroids.c and edges.c share. */
#pragma once
#include "levels.h"

#include <math.h>
#include <string.h>

/* Rows of the asking side that meet a panel at once: with the two vectors of a panel they fill the registers of v3. */
enum { TILE_ROWS = CSIM_BYTE_TILE };
/* The largest absolute entry; the asking side is shifted by it to have no sign. No pair of products can then exceed
 * 2 (2 LARGEST) LARGEST = 32400, so that the saturation of its 16-bit sum never happens. */
enum { LARGEST = 90 };
/* The largest Euclidean length of a quantised row: by Cauchy and Schwarz no product exceeds 181^2 = 32761. */
enum { LONGEST = 181 };

/* Two neighbouring entries of an asking row, shifted by LARGEST, written twice: a four-byte load spreads them over a
 * vector on every level. */
typedef uint32_t twice_pair;

/* Products are at most LONGEST^2 = 32761: the first floor lets everything through and the second nothing. */
enum { LOWEST_FLOOR = -32767, HIGHEST_FLOOR = 32767 };

/* No shifted entry: of a row that is not there. */
enum { TWICE_NOTHING = LARGEST * 0x01010101 };

/* The pairs of dimensions of a row of d, the last one filled up with 0 where d is odd. */
static inline int pairs_of(int32_t d) { return d / 2 + d % 2; }

/* What a product q . p and the exact score can lie apart, in units of the product, where the other row has at most this
 * error and length. `least` is the smallest product of units: what a float loses below its range counts for more there. */
static inline double slack(csim_rounding row, float error, float length, double least, int32_t d) {
    const double quantised = (double)row.error * length + ((double)row.length + row.error) * error;
    /* csim_float_dot loses at most this share of |x| |y|, by the usual bound for d products and sums. */
    const double rounded = (d + 8) * 0x1p-23 * row.length * length;
    return quantised + rounded + d * 0x1p-149 / least;
}

/* A whole number that q . p exceeds wherever that is at least `reach`: one less for what doubles lose, one because a
 * conversion rounds towards zero. */
static inline int16_t floor_under(double reach) {
    return (int16_t)((int)fmin(fmax(reach, LOWEST_FLOOR + 2), HIGHEST_FLOOR) - 2);
}

/* A whole number that q . p exceeds wherever the score of a row of the panels can reach `worst`. */
static inline int16_t floor_of(csim_rounding row, float worst, const csim_panel_bound *panels, int32_t d) {
    const double unit = row.unit * (worst > 0 ? panels->most_unit : panels->least_unit);
    return floor_under(worst / unit - slack(row, panels->error, panels->length, row.unit * panels->least_unit, d));
}

/* Whether the score of two rows with the product q . p can reach `worst`. */
static inline int can_reach(float worst, int product, csim_rounding row, csim_rounding other, int32_t d) {
    const double unit = row.unit * other.unit;
    return unit == 0 || (product + 1 + slack(row, other.error, other.length, unit, d)) * unit >= worst;
}

/* The bytes of a row (2 pairs of them), out of its panel. */
static inline void take_from_panel(const csim_quantised *rows, int64_t row, int8_t *q) {
    const int pairs = pairs_of(rows->d);
    const int8_t *from = rows->panels + (row / CSIM_BYTE_PANEL * pairs * CSIM_BYTE_PANEL + row % CSIM_BYTE_PANEL) * 2;
    for (int pair = 0; pair < pairs; pair++) memcpy(q + 2 * pair, from + (int64_t)pair * 2 * CSIM_BYTE_PANEL, 2);
}

/* Writes the bytes of row `at` of the asking side (2 pairs of them) into its place in a tile of `width` rows. */
static inline void put_in_tile(const int8_t *q, int pairs, int at, int width, twice_pair *tiles) {
    twice_pair *to = tiles + (int64_t)(at / width) * width * pairs + at % width;
    for (int pair = 0; pair < pairs; pair++) {
        const twice_pair once = (twice_pair)(q[2 * pair] + LARGEST) | (twice_pair)(q[2 * pair + 1] + LARGEST) << 8;
        to[(int64_t)pair * width] = once | once << 16;
    }
}

/* The least unit that x (d floats, comparable) can be rounded by, its entries at most LARGEST and its length at most
 * LONGEST, but for what rounding adds; leaves R x in `mixed`. */
double csim_least_unit(const float *x, int32_t d, double *mixed);
/* Rounds R x to q by a unit; how long q is, squared, may exceed LONGEST^2. */
int csim_round_row(const double *mixed, int32_t d, double unit, int8_t *q, csim_rounding *rounding);
/* Quantises x (d floats, comparable) to q; `mixed` holds d doubles. */
csim_rounding csim_quantise_row(const float *x, int32_t d, double *mixed, int8_t *q);

/* products[r][lane] = a_r . b_lane for `rows` (1 or TILE_ROWS) asking rows and the rows of a panel; bit `lane` of hits[r]
 * is set where that is above floors[r]. `asking` holds the `pairs` pairs of the asking rows, all rows of a pair together;
 * `starts` are the panel's. */
void csim_multiply(const twice_pair *asking, int rows, const int8_t *panel, int pairs, const int16_t *starts,
                   const int16_t *floors, int16_t (*products)[CSIM_BYTE_PANEL], uint32_t *hits);
