/* The body of csim_multiply for one instruction set; products.c includes it once for each, with its names defined:
 * TILE, TARGET, VECTOR, VECTORS (that make a panel), LOAD, STORE, SPREAD, PAIR_SUMS, ADD, HITS.
 *
 * A lane holds one row of the panel, and a step adds the products of two dimensions to it, modulo 2^16: what wraps on
 * the way comes back, because the last value fits. A lane starts at -LARGEST (b_1 + ... + b_d), which takes back the
 * shift of the asking side, so that it ends with a . b itself. */
TARGET static inline __attribute__((always_inline)) void
TILE(body)(const twice_pair *asking, const int rows, const int8_t *panel, int pairs, const int16_t *starts,
           const int16_t *floors, int16_t (*products)[CSIM_BYTE_PANEL], uint32_t *hits) {
    enum { LANES = CSIM_BYTE_PANEL / VECTORS };
    VECTOR sums[TILE_ROWS][VECTORS];
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
        for (int v = 0; v < VECTORS; v++) sums[r][v] = LOAD(starts + v * LANES);
    for (int pair = 0; pair < pairs; pair++) {
        VECTOR b[VECTORS];
#pragma clang loop unroll(full)
        for (int v = 0; v < VECTORS; v++) b[v] = LOAD(panel + (int64_t)pair * 2 * CSIM_BYTE_PANEL + v * 2 * LANES);
#pragma clang loop unroll(full)
        for (int r = 0; r < rows; r++) {
            const VECTOR a = SPREAD((int)asking[(int64_t)pair * rows + r]);
#pragma clang loop unroll(full)
            for (int v = 0; v < VECTORS; v++) sums[r][v] = ADD(sums[r][v], PAIR_SUMS(a, b[v]));
        }
    }
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
#pragma clang loop unroll(full)
        for (int v = 0; v < VECTORS; v++) STORE(products[r] + v * LANES, sums[r][v]);
        hits[r] = HITS(sums[r], floors[r]);
    }
}

TARGET static void TILE(multiply)(const twice_pair *asking, int rows, const int8_t *panel, int pairs,
                                  const int16_t *starts, const int16_t *floors, int16_t (*products)[CSIM_BYTE_PANEL],
                                  uint32_t *hits) {
    if (rows == 1) TILE(body)(asking, 1, panel, pairs, starts, floors, products, hits);
    else TILE(body)(asking, TILE_ROWS, panel, pairs, starts, floors, products, hits);
}

#undef TILE
#undef TARGET
#undef VECTOR
#undef VECTORS
#undef LOAD
#undef STORE
#undef SPREAD
#undef PAIR_SUMS
#undef ADD
#undef HITS
