/* Sparse products with a block of dense columns. The block is walked in strips of eight columns, one cache line of
 * doubles, two strips at a time kept in registers; what is left over goes one strip, then one column at a time. */
#include "levels.h"

enum { STRIP = 8 };

#define STRIP_AT(pointer) (*(double8 *)(pointer))
#define CONST_STRIP_AT(pointer) (*(const double8 *)(pointer))

BODY void csim_sparse_times_body(const int64_t *offsets, const int32_t *columns, const double *values, int64_t begin,
                                 int64_t end, const double *x, int width, double *y) {
    for (int64_t i = begin; i < end; i++) {
        double *out = y + i * width;
        int strip = 0;
        for (; strip + 2 * STRIP <= width; strip += 2 * STRIP) {
            double8 sum = {0}, next = {0};
            for (int64_t p = offsets[i]; p < offsets[i + 1]; p++) {
                const double *from = x + (int64_t)columns[p] * width + strip;
                sum += CONST_STRIP_AT(from) * values[p];
                next += CONST_STRIP_AT(from + STRIP) * values[p];
            }
            STRIP_AT(out + strip) = sum;
            STRIP_AT(out + strip + STRIP) = next;
        }
        for (; strip + STRIP <= width; strip += STRIP) {
            double8 sum = {0};
            for (int64_t p = offsets[i]; p < offsets[i + 1]; p++)
                sum += CONST_STRIP_AT(x + (int64_t)columns[p] * width + strip) * values[p];
            STRIP_AT(out + strip) = sum;
        }
        for (; strip < width; strip++) {
            double sum = 0;
            for (int64_t p = offsets[i]; p < offsets[i + 1]; p++) sum += x[(int64_t)columns[p] * width + strip] * values[p];
            out[strip] = sum;
        }
    }
}

BODY void add_scaled(double *to, const double *from, double scale, int width) {
    int strip = 0;
    for (; strip + STRIP <= width; strip += STRIP) STRIP_AT(to + strip) += CONST_STRIP_AT(from + strip) * scale;
    for (; strip < width; strip++) to[strip] += from[strip] * scale;
}

BODY void csim_sparse_transpose_times_body(const int64_t *offsets, const int32_t *columns, const double *values,
                                           int64_t begin, int64_t end, const double *x, int width, double *y) {
    for (int64_t i = begin; i < end; i++)
        for (int64_t p = offsets[i]; p < offsets[i + 1]; p++)
            add_scaled(y + (int64_t)columns[p] * width, x + i * width, values[p], width);
}

BODY void csim_sparse_gram_body(const int64_t *offsets, const int32_t *columns, const double *values, int64_t begin,
                                int64_t end, const double *x, int width, double *y, double *row) {
    for (int64_t i = begin; i < end; i++) {
        const int64_t here[2] = {offsets[i], offsets[i + 1]};
        csim_sparse_times_body(here, columns, values, 0, 1, x, width, row);
        for (int64_t p = here[0]; p < here[1]; p++) add_scaled(y + (int64_t)columns[p] * width, row, values[p], width);
    }
}

LEVELS(void, csim_sparse_times,
       (const int64_t *offsets, const int32_t *columns, const double *values, int64_t begin, int64_t end,
        const double *x, int width, double *y),
       (offsets, columns, values, begin, end, x, width, y))
LEVELS(void, csim_sparse_transpose_times,
       (const int64_t *offsets, const int32_t *columns, const double *values, int64_t begin, int64_t end,
        const double *x, int width, double *y),
       (offsets, columns, values, begin, end, x, width, y))
LEVELS(void, csim_sparse_gram,
       (const int64_t *offsets, const int32_t *columns, const double *values, int64_t begin, int64_t end,
        const double *x, int width, double *y, double *row),
       (offsets, columns, values, begin, end, x, width, y, row))
