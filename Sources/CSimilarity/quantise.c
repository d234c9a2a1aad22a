/* Rows of floats as rows of bytes, with what that loses.
 *
 * A row is first turned by an orthogonal R (the same for all rows), so that a large entry is shared out among others and
 * does not take the bytes' range. R x is unit (q + e) with whole q, and the error |e| is measured, not estimated. From
 * x . y = unit_x unit_y (q + e) . (p + f) follows |x . y / (unit_x unit_y) - q . p| <= |e| |p + f| + |q| |f|
 * (Cauchy and Schwarz), which is what nearest.c turns candidates away by. */
#include "quantised.h"

#include <math.h>
#include <string.h>

/* What doubles lose in the sums below is far under this share, by which every bound is widened. */
static const double WIDER = 1 + 1e-6;

typedef float float8 __attribute__((vector_size(32), aligned(4)));
typedef int8_t char8 __attribute__((vector_size(8), aligned(1)));

BODY double sum_of(const double8 *strip) {
    double sum = 0;
    for (int lane = 0; lane < 8; lane++) sum += (*strip)[lane];
    return sum;
}

BODY double length_of(const float *x, int32_t d) {
    double8 strip = {0};
    int32_t k = 0;
    for (; k + 8 <= d; k += 8) {
        const double8 wide = __builtin_convertvector(*(const float8 *)(x + k), double8);
        strip += wide * wide;
    }
    double squares = sum_of(&strip);
    for (; k < d; k++) squares += (double)x[k] * x[k];
    return sqrt(squares);
}

int csim_is_comparable(const float *row, int32_t d) {
    /* Not of a NaN either. */
    return length_of(row, d) <= CSIM_LONGEST_ROW;
}

BODY void turn_pairs(double *restrict a, double *restrict b, int32_t count) {
    for (int32_t k = 0; k < count; k++) {
        const double sum = a[k] + b[k], difference = a[k] - b[k];
        a[k] = sum * M_SQRT1_2;
        b[k] = difference * M_SQRT1_2;
    }
}

/* R x: eight numbers at stride d / 8 are turned by the Hadamard matrix of order 8 / sqrt(8), up to seven stay as they
 * are. */
BODY void mix(const float *restrict x, int32_t d, double *restrict mixed) {
    const int32_t stride = d / 8;
    for (int32_t k = 0; k < d; k++) mixed[k] = x[k];
    for (int half = 1; half < 8; half *= 2)
        for (int i = 0; i < 8; i++)
            if ((i & half) == 0) turn_pairs(mixed + i * stride, mixed + (i + half) * stride, stride);
}

BODY double largest_of(const double *x, int32_t d) {
    double8 strip = {0};
    int32_t k = 0;
    for (; k + 8 <= d; k += 8)
        strip = __builtin_elementwise_max(strip, __builtin_elementwise_abs(*(const double8 *)(x + k)));
    double largest = 0;
    for (int lane = 0; lane < 8; lane++) largest = fmax(largest, strip[lane]);
    for (; k < d; k++) largest = fmax(largest, fabs(x[k]));
    return largest;
}

BODY double csim_least_unit_body(const float *x, int32_t d, double *mixed) {
    mix(x, d, mixed);
    return fmax(length_of(x, d) / LONGEST, largest_of(mixed, d) / LARGEST);
}

LEVELS(double, csim_least_unit, (const float *x, int32_t d, double *mixed), (x, d, mixed))

BODY int csim_round_row_body(const double *restrict mixed, int32_t d, double unit, int8_t *restrict q,
                             csim_rounding *restrict rounding) {
    const double scale = 1 / unit;
    int squares = 0;
    for (int32_t k = 0; k < d; k++) {
        const double scaled = mixed[k] * scale;
        const int whole = (int)(scaled + copysign(0.5, scaled));
        q[k] = (int8_t)whole;
        squares += whole * whole;
    }
    double8 lost = {0}, squared = {0};
    double rest = 0, squared_rest = 0;
    int32_t k = 0;
    for (; k + 8 <= d; k += 8) {
        const double8 scaled = *(const double8 *)(mixed + k) * scale;
        const double8 error = scaled - __builtin_convertvector(*(const char8 *)(q + k), double8);
        lost += error * error;
        squared += scaled * scaled;
    }
    for (; k < d; k++) {
        const double scaled = mixed[k] * scale, error = scaled - q[k];
        rest += error * error;
        squared_rest += scaled * scaled;
    }
    rounding->unit = unit;
    rounding->error = (float)(sqrt(sum_of(&lost) + rest) * WIDER + 1e-9);
    rounding->length = (float)(sqrt(sum_of(&squared) + squared_rest) * WIDER);
    return squares;
}

LEVELS(int, csim_round_row,
       (const double *mixed, int32_t d, double unit, int8_t *q, csim_rounding *rounding),
       (mixed, d, unit, q, rounding))

csim_rounding csim_quantise_row(const float *x, int32_t d, double *mixed, int8_t *q) {
    csim_rounding rounding = {0, 0, 0};
    double unit = csim_least_unit(x, d, mixed);
    if (unit == 0) memset(q, 0, (size_t)d);
    for (int squares; unit > 0 && (squares = csim_round_row(mixed, d, unit, q, &rounding)) > LONGEST * LONGEST;)
        unit *= sqrt(squares) / LONGEST * 1.0005;
    return rounding;
}

/* The entries of a row stand two by two among those of the panel's other rows. */
static void put(const int8_t *q, int32_t d, int lane, int8_t *panel, int16_t *starts) {
    int sum = 0;
    for (int32_t k = 0; k < d; k++) {
        panel[k / 2 * 2 * CSIM_BYTE_PANEL + 2 * lane + k % 2] = q[k];
        sum += q[k];
    }
    starts[lane] = (int16_t)(uint16_t)(-LARGEST * sum);
}

static void include(csim_panel_bound *bound, csim_rounding row) {
    if (row.unit == 0) return;
    bound->least_unit = fmin(bound->least_unit, row.unit);
    bound->most_unit = fmax(bound->most_unit, row.unit);
    bound->error = fmaxf(bound->error, row.error);
    bound->length = fmaxf(bound->length, row.length);
}

int64_t csim_quantise(const float *values, int64_t rows, int32_t d, int64_t begin, int64_t end, double *mixed,
                      int8_t *row, int8_t *panels, int16_t *starts, csim_rounding *roundings,
                      csim_panel_bound *bounds) {
    const int64_t panel_bytes = (int64_t)CSIM_BYTE_PANEL * 2 * pairs_of(d);
    for (int64_t panel = begin; panel < end; panel++) {
        memset(panels + panel * panel_bytes, 0, (size_t)panel_bytes);
        memset(starts + panel * CSIM_BYTE_PANEL, 0, CSIM_BYTE_PANEL * sizeof *starts);
        bounds[panel] = (csim_panel_bound){.least_unit = INFINITY};
        for (int lane = 0; lane < CSIM_BYTE_PANEL && panel * CSIM_BYTE_PANEL + lane < rows; lane++) {
            const int64_t at = panel * CSIM_BYTE_PANEL + lane;
            if (!csim_is_comparable(values + at * d, d)) return at;
            roundings[at] = csim_quantise_row(values + at * d, d, mixed, row);
            put(row, d, lane, panels + panel * panel_bytes, starts + panel * CSIM_BYTE_PANEL);
            include(bounds + panel, roundings[at]);
        }
    }
    return -1;
}
