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

/* Where an entry points to: a number of 16 bits within a block of rows, or of 32 bits. `narrow` is known where this is
 * inlined. */
BODY int64_t OF(place)(const void *places, int narrow, int64_t p) {
    return CSIM_PANEL * (int64_t)(narrow ? ((const uint16_t *)places)[p] : ((const int32_t *)places)[p]);
}

/* One strip of a row's product. Two sums, of the entries at even and at odd places, so that an addition need not wait
 * for the last. */
BODY void OF(strip_of_row)(const void *places, int narrow, const REAL *values, int64_t begin, int64_t end, const REAL *x,
                           REAL *out) {
    STRIP_TYPE even = {0}, odd = {0};
    int64_t p = begin;
    for (; p + 2 <= end; p += 2) {
        even += CONST_STRIP_AT(x + OF(place)(places, narrow, p)) * values[p];
        odd += CONST_STRIP_AT(x + OF(place)(places, narrow, p + 1)) * values[p + 1];
    }
    if (p < end) even += CONST_STRIP_AT(x + OF(place)(places, narrow, p)) * values[p];
    STRIP_AT(out) = even + odd;
}

/* One strip of a row of any length. Long rows are those of frequent words in a transposed matrix: summed in double over
 * stretches that are short enough for the precision of the panel. */
BODY void OF(strip_of_any_row)(const void *places, int narrow, const REAL *values, int64_t begin, int64_t end,
                               const REAL *x, REAL *out) {
    if (end - begin <= STRETCH) {
        OF(strip_of_row)(places, narrow, values, begin, end, x, out);
        return;
    }
    double sums[STRIP] = {0};
    for (int64_t p = begin; p < end; p += STRETCH) {
        OF(strip_of_row)(places, narrow, values, p, p + STRETCH < end ? p + STRETCH : end, x, out);
        for (int k = 0; k < STRIP; k++) sums[k] += out[k];
    }
    for (int k = 0; k < STRIP; k++) out[k] = (REAL)sums[k];
}

BODY void BODY_OF(csim_sparse_panel)(const int64_t *offsets, const int32_t *columns, const REAL *values, int64_t begin,
                                     int64_t end, const REAL *x, REAL *y) {
    for (int64_t i = begin; i < end; i++)
        for (int strip = 0; strip < CSIM_PANEL; strip += STRIP)
            OF(strip_of_any_row)
            (columns, 0, values, offsets[i], offsets[i + 1], x + strip, y + i * CSIM_PANEL + strip);
}

BODY void BODY_OF(csim_sparse_add)(const int64_t *offsets, const int32_t *targets, const uint16_t *rows,
                                   const REAL *values, int64_t begin, int64_t end, const REAL *x, REAL *y) {
    for (int64_t i = begin; i < end; i++) {
        REAL *target = y + (int64_t)targets[i] * CSIM_PANEL;
        if (i + AHEAD < end)
            for (int strip = 0; strip < CSIM_PANEL; strip += STRIP)
                __builtin_prefetch(y + (int64_t)targets[i + AHEAD] * CSIM_PANEL + strip, 1, 3);
        for (int strip = 0; strip < CSIM_PANEL; strip += STRIP) {
            REAL sum[STRIP];
            OF(strip_of_any_row)(rows, 1, values, offsets[i], offsets[i + 1], x + strip, sum);
            STRIP_AT(target + strip) += CONST_STRIP_AT(sum);
        }
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
LEVELS(void, OF(csim_sparse_add),
       (const int64_t *offsets, const int32_t *targets, const uint16_t *rows, const REAL *values, int64_t begin,
        int64_t end, const REAL *x, REAL *y),
       (offsets, targets, rows, values, begin, end, x, y))

#undef STRIP
#undef STRIP_AT
#undef CONST_STRIP_AT
