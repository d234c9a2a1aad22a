/* Rows are taken in chunks that stay in cache while all panels of the basis pass over them, and the chunk of the next
 * panel is fetched meanwhile: it starts on a new page, where the processor's own prefetching begins anew. */

#define STRIP ((int)(sizeof(STRIP_TYPE) / sizeof(REAL)))
#define STRIP_AT(pointer) (*(STRIP_TYPE *)(pointer))
#define CONST_STRIP_AT(pointer) (*(const STRIP_TYPE *)(pointer))

/* One row of a panel. */
BODY void OF(prefetch)(const REAL *row) {
    for (int strip = 0; strip < PANEL; strip += STRIP) __builtin_prefetch(row + strip, 0, 2);
}

/* out (wide x one strip, row stride PANEL) = (columns first.. of q)^T (one strip of w); `wide` is known where this is
 * inlined, so that the sums stay in registers. Meanwhile the rows of `next` are fetched unless it is NULL: a few at a
 * time, because more requests than the processor keeps open would make it wait. */
BODY void OF(columns_times_strip)(const REAL *q, const REAL *w, int64_t rows, int wide, const REAL *next, REAL *out) {
    STRIP_TYPE sums[6] = {{0}};
    for (int64_t r = 0; r < rows; r++) {
        if (next != NULL) OF(prefetch)(next + r * PANEL);
        const STRIP_TYPE strip = CONST_STRIP_AT(w + r * PANEL);
#pragma clang loop unroll(full)
        for (int k = 0; k < 6; k++)
            if (k < wide) sums[k] += strip * q[r * PANEL + k];
    }
#pragma clang loop unroll(full)
    for (int k = 0; k < 6; k++)
        if (k < wide) STRIP_AT(out + k * PANEL) = sums[k];
}

BODY void BODY_OF(csim_panel_project)(const REAL *const *basis, int count, const REAL *block, int64_t begin,
                                      int64_t end, double *coefficients) {
    REAL part[PANEL * PANEL] __attribute__((aligned(64)));
    for (int64_t row = begin; row < end; row += CHUNK) {
        const int64_t rows = end - row < CHUNK ? end - row : CHUNK;
        for (int i = 0; i < count; i++) {
            const REAL *q = basis[i] + row * PANEL;
            const REAL *next = i + 1 < count ? basis[i + 1] + row * PANEL : NULL;
            for (int strip = 0; strip < PANEL; strip += STRIP) {
                const REAL *w = block + row * PANEL + strip;
                OF(columns_times_strip)(q, w, rows, 6, strip == 0 ? next : NULL, part + strip);
                OF(columns_times_strip)(q + 6, w, rows, 6, NULL, part + 6 * PANEL + strip);
                OF(columns_times_strip)(q + 12, w, rows, 4, NULL, part + 12 * PANEL + strip);
            }
            double *sums = coefficients + i * PANEL * PANEL;
            for (int k = 0; k < PANEL * PANEL; k++) sums[k] += part[k];
        }
    }
}

/* Up to six rows of one strip of w += q c. */
BODY void OF(rows_add)(const REAL *q, const REAL *c, int rows, REAL *w) {
    STRIP_TYPE sums[6];
#pragma clang loop unroll(full)
    for (int k = 0; k < 6; k++)
        if (k < rows) sums[k] = STRIP_AT(w + k * PANEL);
    for (int j = 0; j < PANEL; j++) {
        const STRIP_TYPE strip = CONST_STRIP_AT(c + j * PANEL);
#pragma clang loop unroll(full)
        for (int k = 0; k < 6; k++)
            if (k < rows) sums[k] += strip * q[k * PANEL + j];
    }
#pragma clang loop unroll(full)
    for (int k = 0; k < 6; k++)
        if (k < rows) STRIP_AT(w + k * PANEL) = sums[k];
}

BODY void BODY_OF(csim_panel_combine)(const REAL *const *basis, int count, const REAL *coefficients,
                                      int64_t begin, int64_t end, REAL *block) {
    for (int64_t row = begin; row < end; row += CHUNK) {
        const int64_t rows = end - row < CHUNK ? end - row : CHUNK;
        for (int i = 0; i < count; i++) {
            const REAL *q = basis[i] + row * PANEL;
            const REAL *next = i + 1 < count ? basis[i + 1] + row * PANEL : NULL;
            for (int strip = 0; strip < PANEL; strip += STRIP) {
                const REAL *c = coefficients + i * PANEL * PANEL + strip;
                REAL *w = block + row * PANEL + strip;
                int64_t k = 0;
                for (; k + 6 <= rows; k += 6) {
                    if (next != NULL && strip == 0)
                        for (int ahead = 0; ahead < 6; ahead++) OF(prefetch)(next + (k + ahead) * PANEL);
                    OF(rows_add)(q + k * PANEL, c, 6, w + k * PANEL);
                }
                for (; k < rows; k++) OF(rows_add)(q + k * PANEL, c, 1, w + k * PANEL);
            }
        }
    }
}

BODY void BODY_OF(csim_panel_turn)(REAL *block, const REAL *matrix, int64_t begin, int64_t end) {
    for (int64_t row = begin; row < end; row++) {
        REAL *w = block + row * PANEL, old[PANEL];
        for (int j = 0; j < PANEL; j++) old[j] = w[j];
        for (int strip = 0; strip < PANEL; strip += STRIP) {
            STRIP_TYPE sum = {0};
            for (int j = 0; j < PANEL; j++) sum += CONST_STRIP_AT(matrix + j * PANEL + strip) * old[j];
            STRIP_AT(w + strip) = sum;
        }
    }
}

BODY void BODY_OF(csim_panel_gram)(const REAL *block, int64_t begin, int64_t end, double *gram) {
    for (int64_t row = begin; row < end; row++) {
        double w[PANEL] __attribute__((aligned(64)));
        for (int j = 0; j < PANEL; j++) w[j] = block[row * PANEL + j];
        for (int i = 0; i < PANEL; i++)
            for (int strip = 0; strip < PANEL; strip += 8)
                *(double8 *)(gram + i * PANEL + strip) += *(const double8 *)(w + strip) * w[i];
    }
}

BODY void BODY_OF(csim_panel_squares)(const REAL *block, const REAL *other, const double *scales, int64_t begin,
                                      int64_t end, double *sums) {
    for (int64_t row = begin; row < end; row++)
        for (int j = 0; j < PANEL; j++) {
            const double off = block[row * PANEL + j] - scales[j] * other[row * PANEL + j];
            sums[j] += off * off;
        }
}

LEVELS(void, OF(csim_panel_project),
       (const REAL *const *basis, int count, const REAL *block, int64_t begin, int64_t end,
        double *coefficients),
       (basis, count, block, begin, end, coefficients))
LEVELS(void, OF(csim_panel_combine),
       (const REAL *const *basis, int count, const REAL *coefficients, int64_t begin, int64_t end,
        REAL *block),
       (basis, count, coefficients, begin, end, block))
LEVELS(void, OF(csim_panel_turn), (REAL *block, const REAL *matrix, int64_t begin, int64_t end),
       (block, matrix, begin, end))
LEVELS(void, OF(csim_panel_gram), (const REAL *block, int64_t begin, int64_t end, double *gram),
       (block, begin, end, gram))
LEVELS(void, OF(csim_panel_squares),
       (const REAL *block, const REAL *other, const double *scales, int64_t begin, int64_t end, double *sums),
       (block, other, scales, begin, end, sums))

#undef STRIP
#undef STRIP_AT
#undef CONST_STRIP_AT
