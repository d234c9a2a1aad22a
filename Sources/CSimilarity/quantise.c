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

static double length_of(const float *x, int32_t d) {
    double squares = 0;
    for (int32_t k = 0; k < d; k++) squares += (double)x[k] * x[k];
    return sqrt(squares);
}

int csim_is_comparable(const float *row, int32_t d) {
    /* Not of a NaN either. */
    return length_of(row, d) <= CSIM_LONGEST_ROW;
}

/* Turns eight numbers at stride `stride` by the Hadamard matrix of order 8 / sqrt(8). */
static void turn(double *x, int32_t stride) {
    for (int half = 1; half < 8; half *= 2)
        for (int i = 0; i < 8; i++)
            if ((i & half) == 0) {
                const double a = x[i * stride], b = x[(i + half) * stride];
                x[i * stride] = (a + b) * M_SQRT1_2;
                x[(i + half) * stride] = (a - b) * M_SQRT1_2;
            }
}

/* R x; up to seven numbers stay as they are. */
static void mix(const float *x, int32_t d, double *mixed) {
    for (int32_t k = 0; k < d; k++) mixed[k] = x[k];
    for (int32_t k = 0; k < d / 8; k++) turn(mixed + k, d / 8);
}

static double largest_of(const double *x, int32_t d) {
    double largest = 0;
    for (int32_t k = 0; k < d; k++) largest = fmax(largest, fabs(x[k]));
    return largest;
}

/* x / unit rounded to whole numbers; their squared length. */
static int round_to(const double *x, int32_t d, double unit, int8_t *q) {
    const double scale = 1 / unit;
    int squares = 0;
    for (int32_t k = 0; k < d; k++) {
        const double scaled = x[k] * scale;
        const int whole = (int)(scaled + (scaled < 0 ? -0.5 : 0.5));
        q[k] = (int8_t)whole;
        squares += whole * whole;
    }
    return squares;
}

csim_rounding csim_quantise_row(const float *x, int32_t d, double *mixed, int8_t *q) {
    const double length = length_of(x, d);
    memset(q, 0, (size_t)d);
    if (length == 0) return (csim_rounding){0, 0, 0};
    mix(x, d, mixed);
    double unit = fmax(length / LONGEST, largest_of(mixed, d) / LARGEST);
    for (int squares; (squares = round_to(mixed, d, unit, q)) > LONGEST * LONGEST;)
        unit *= sqrt(squares) / LONGEST * 1.0005;
    double lost = 0;
    for (int32_t k = 0; k < d; k++) {
        const double error = mixed[k] / unit - q[k];
        lost += error * error;
    }
    return (csim_rounding){unit, (float)(sqrt(lost) * WIDER + 1e-9), (float)(length / unit * WIDER)};
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
