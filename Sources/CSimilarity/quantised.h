/* What quantise.c, products.c and nearest.c share. */
#pragma once
#include "levels.h"

/* Rows of the asking side that meet a panel at once: with the two vectors of a panel they fill the registers of v3. */
enum { TILE_ROWS = 6 };
/* The largest absolute entry; the asking side is shifted by it to have no sign. No pair of products can then exceed
 * 2 (2 LARGEST) LARGEST = 32400, so that the saturation of its 16-bit sum never happens. */
enum { LARGEST = 90 };
/* The largest Euclidean length of a quantised row: by Cauchy and Schwarz no product exceeds 181^2 = 32761. */
enum { LONGEST = 181 };

/* Two neighbouring entries of an asking row, shifted by LARGEST, written twice: a four-byte load spreads them over a
 * vector on every level. */
typedef uint32_t twice_pair;

/* No shifted entry: of a row that is not there. */
enum { TWICE_NOTHING = LARGEST * 0x01010101 };

/* The pairs of dimensions of a row of d, the last one filled up with 0 where d is odd. */
static inline int pairs_of(int32_t d) { return d / 2 + d % 2; }

/* Quantises x (d floats, comparable) to q; `mixed` holds d doubles. */
csim_rounding csim_quantise_row(const float *x, int32_t d, double *mixed, int8_t *q);

/* products[r][lane] = a_r . b_lane for `rows` (1 or TILE_ROWS) asking rows and the rows of a panel; bit `lane` of hits[r]
 * is set where that is above floors[r]. `asking` holds the `pairs` pairs of the asking rows, all rows of a pair together;
 * `starts` are the panel's. */
void csim_multiply(const twice_pair *asking, int rows, const int8_t *panel, int pairs, const int16_t *starts,
                   const int16_t *floors, int16_t (*products)[CSIM_BYTE_PANEL], uint32_t *hits);
