/* The block is walked in strips of one cache line, two strips at a time kept in registers; what is left over goes one
 * strip, then one column at a time. */

#define STRIP ((int)(sizeof(STRIP_TYPE) / sizeof(REAL)))
#define STRIP_AT(pointer) (*(STRIP_TYPE *)(pointer))
#define CONST_STRIP_AT(pointer) (*(const STRIP_TYPE *)(pointer))

BODY void OF(row_times)(const int32_t *columns, const REAL *values, int64_t count, const REAL *x, int width, REAL *y) {
    int strip = 0;
    for (; strip + 2 * STRIP <= width; strip += 2 * STRIP) {
        STRIP_TYPE sum = {0}, next = {0};
        for (int64_t p = 0; p < count; p++) {
            const REAL *from = x + (int64_t)columns[p] * width + strip;
            sum += CONST_STRIP_AT(from) * values[p];
            next += CONST_STRIP_AT(from + STRIP) * values[p];
        }
        STRIP_AT(y + strip) = sum;
        STRIP_AT(y + strip + STRIP) = next;
    }
    for (; strip + STRIP <= width; strip += STRIP) {
        STRIP_TYPE sum = {0};
        for (int64_t p = 0; p < count; p++)
            sum += CONST_STRIP_AT(x + (int64_t)columns[p] * width + strip) * values[p];
        STRIP_AT(y + strip) = sum;
    }
    for (; strip < width; strip++) {
        REAL sum = 0;
        for (int64_t p = 0; p < count; p++) sum += x[(int64_t)columns[p] * width + strip] * values[p];
        y[strip] = sum;
    }
}

/* y[columns] += a row's values times its product, of the width of a panel. */
BODY void OF(row_scatter)(const int32_t *columns, const REAL *values, int64_t count, const REAL *product, REAL *y) {
    for (int strip = 0; strip < CSIM_PANEL; strip += STRIP) {
        const STRIP_TYPE here = CONST_STRIP_AT(product + strip);
        for (int64_t p = 0; p < count; p++) STRIP_AT(y + (int64_t)columns[p] * CSIM_PANEL + strip) += here * values[p];
    }
}

BODY void BODY_OF(csim_sparse_times)(const int64_t *offsets, const int32_t *columns, const REAL *values, int64_t begin,
                                     int64_t end, const REAL *x, int width, REAL *y) {
    for (int64_t i = begin; i < end; i++)
        OF(row_times)(columns + offsets[i], values + offsets[i], offsets[i + 1] - offsets[i], x, width, y + i * width);
}

/* The width of a panel is known here, so that a product of a row stays in registers. */
BODY void BODY_OF(csim_sparse_gram)(const int64_t *offsets, const int32_t *columns, const REAL *values, int64_t begin,
                                    int64_t end, const REAL *x, REAL *y, REAL *products) {
    REAL row[CSIM_PANEL] __attribute__((aligned(64)));
    for (int64_t i = begin; i < end; i++) {
        const int32_t *which = columns + offsets[i];
        const REAL *weights = values + offsets[i];
        const int64_t count = offsets[i + 1] - offsets[i];
        REAL *product = products == NULL ? row : products + i * CSIM_PANEL;
        OF(row_times)(which, weights, count, x, CSIM_PANEL, product);
        OF(row_scatter)(which, weights, count, product, y);
    }
}

LEVELS(void, OF(csim_sparse_times),
       (const int64_t *offsets, const int32_t *columns, const REAL *values, int64_t begin, int64_t end, const REAL *x,
        int width, REAL *y),
       (offsets, columns, values, begin, end, x, width, y))
LEVELS(void, OF(csim_sparse_gram),
       (const int64_t *offsets, const int32_t *columns, const REAL *values, int64_t begin, int64_t end, const REAL *x,
        REAL *y, REAL *products),
       (offsets, columns, values, begin, end, x, y, products))

#undef STRIP
#undef STRIP_AT
#undef CONST_STRIP_AT
