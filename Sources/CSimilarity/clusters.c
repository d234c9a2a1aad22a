/* Distances for clustering: what is left to do beside a product of matrices. */
#include "levels.h"

#include <math.h>

typedef int32_t int16v __attribute__((vector_size(64), aligned(4)));

/* Vectors go by pointer: their passing by value depends on the level. */
BODY void keep_larger(float16 *kept, const float16 *other) {
    const int16v above = *other > *kept;
    *kept = (float16)(((int16v)*other & above) | ((int16v)*kept & ~above));
}

BODY float csim_squared_distance_body(const float *a, const float *b, int64_t length) {
    float16 strip = {0};
    int64_t i = 0;
    for (; i + 16 <= length; i += 16) {
        const float16 apart = *(const float16 *)(a + i) - *(const float16 *)(b + i);
        strip += apart * apart;
    }
    float sum = 0;
    for (int lane = 0; lane < 16; lane++) sum += strip[lane];
    for (; i < length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

LEVELS(float, csim_squared_distance, (const float *a, const float *b, int64_t length), (a, b, length))

BODY void csim_ward_scores_body(const float *products, int64_t count, float square, float size, const float *squares,
                                const float *sizes, float *scores) {
    int64_t i = 0;
    for (; i + 16 <= count; i += 16) {
        const float16 others = *(const float16 *)(sizes + i);
        const float16 apart = (square + *(const float16 *)(squares + i)) - 2 * *(const float16 *)(products + i);
        float16 square_apart = {0};
        keep_larger(&square_apart, &apart);
        *(float16 *)(scores + i) = -2 * size * others / (size + others) * square_apart;
    }
    for (; i < count; i++) {
        const float apart = (square + squares[i]) - 2 * products[i];
        scores[i] = -2 * size * sizes[i] / (size + sizes[i]) * (apart > 0 ? apart : 0);
    }
}

LEVELS(void, csim_ward_scores,
       (const float *products, int64_t count, float square, float size, const float *squares, const float *sizes,
        float *scores),
       (products, count, square, size, squares, sizes, scores))

BODY void csim_negated_chords_body(float *products, int64_t count) {
    for (int64_t i = 0; i < count; i++) {
        const float square = 2 - 2 * products[i];
        products[i] = square > 0 ? square : 0;
    }
    for (int64_t i = 0; i < count; i++) products[i] = -__builtin_sqrtf(products[i]);
}

LEVELS(void, csim_negated_chords, (float *products, int64_t count), (products, count))

void csim_fetch(const float *values, int64_t count) {
    for (int64_t i = 0; i < count; i += 16) __builtin_prefetch(values + i);
}

BODY void csim_add_row_body(double *restrict sum, const float *restrict row, double factor, int64_t count) {
    for (int64_t i = 0; i < count; i++) sum[i] += factor * (double)row[i];
}

LEVELS(void, csim_add_row, (double *sum, const float *row, double factor, int64_t count), (sum, row, factor, count))
