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

BODY void BODY_OF(csim_sparse_times)(const int64_t *offsets, const int32_t *columns, const REAL *values, int64_t begin,
                                     int64_t end, const REAL *x, int width, REAL *y) {
    for (int64_t i = begin; i < end; i++)
        OF(row_times)(columns + offsets[i], values + offsets[i], offsets[i + 1] - offsets[i], x, width, y + i * width);
}

/* One strip of a row's product. Two sums, of the entries at even and at odd places, so that an addition need not wait
 * for the last. */
BODY void OF(strip_of_row)(const int32_t *columns, const REAL *values, int64_t count, const REAL *x, REAL *out) {
    STRIP_TYPE even = {0}, odd = {0};
    int64_t p = 0;
    for (; p + 2 <= count; p += 2) {
        even += CONST_STRIP_AT(x + (int64_t)columns[p] * CSIM_PANEL) * values[p];
        odd += CONST_STRIP_AT(x + (int64_t)columns[p + 1] * CSIM_PANEL) * values[p + 1];
    }
    if (p < count) even += CONST_STRIP_AT(x + (int64_t)columns[p] * CSIM_PANEL) * values[p];
    STRIP_AT(out) = even + odd;
}

/* Long rows are those of frequent words in a transposed matrix: summed in double over stretches that are short enough for
 * the precision of the panel. */
BODY void OF(long_row)(const int32_t *columns, const REAL *values, int64_t count, const REAL *x, REAL *y) {
    double sums[CSIM_PANEL] = {0};
    for (int64_t p = 0; p < count; p += STRETCH) {
        const int64_t length = count - p < STRETCH ? count - p : STRETCH;
        for (int strip = 0; strip < CSIM_PANEL; strip += STRIP) {
            REAL part[STRIP];
            OF(strip_of_row)(columns + p, values + p, length, x + strip, part);
            for (int k = 0; k < STRIP; k++) sums[strip + k] += part[k];
        }
    }
    for (int k = 0; k < CSIM_PANEL; k++) y[k] = (REAL)sums[k];
}

BODY void BODY_OF(csim_sparse_panel)(const int64_t *offsets, const int32_t *columns, const REAL *values, int64_t begin,
                                     int64_t end, const REAL *x, REAL *y) {
    for (int64_t i = begin; i < end; i++) {
        const int32_t *which = columns + offsets[i];
        const REAL *weights = values + offsets[i];
        const int64_t count = offsets[i + 1] - offsets[i];
        REAL *row = y + i * CSIM_PANEL;
        if (count > STRETCH)
            OF(long_row)(which, weights, count, x, row);
        else
            for (int strip = 0; strip < CSIM_PANEL; strip += STRIP)
                OF(strip_of_row)(which, weights, count, x + strip, row + strip);
    }
}

LEVELS(void, OF(csim_sparse_times),
       (const int64_t *offsets, const int32_t *columns, const REAL *values, int64_t begin, int64_t end, const REAL *x,
        int width, REAL *y),
       (offsets, columns, values, begin, end, x, width, y))
LEVELS(void, OF(csim_sparse_panel),
       (const int64_t *offsets, const int32_t *columns, const REAL *values, int64_t begin, int64_t end, const REAL *x,
        REAL *y),
       (offsets, columns, values, begin, end, x, y))

#undef STRIP
#undef STRIP_AT
#undef CONST_STRIP_AT
