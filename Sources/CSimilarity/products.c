/* Inner products of quantised rows, a few asking rows against a panel of 32: no sum across lanes is ever needed, and one
 * comparison turns away sixteen (v4: 32) products. Vector extensions cannot say "multiply bytes and add neighbours", so
 * v3 and v4 are written in intrinsics; the plain version is the reference and serves everything else. */
#include "quantised.h"

static void multiply_plain(const twice_pair *asking, int rows, const int8_t *panel, int pairs,
                     const int16_t *starts, const int16_t *floors, int16_t (*products)[CSIM_BYTE_PANEL], uint32_t *hits) {
    for (int r = 0; r < rows; r++) {
        uint16_t sums[CSIM_BYTE_PANEL];
        for (int lane = 0; lane < CSIM_BYTE_PANEL; lane++) sums[lane] = (uint16_t)starts[lane];
        for (int pair = 0; pair < pairs; pair++) {
            const twice_pair both = asking[(int64_t)pair * rows + r];
            const int a = both & 0xff, next = both >> 8 & 0xff;
            const int8_t *b = panel + (int64_t)pair * 2 * CSIM_BYTE_PANEL;
            for (int lane = 0; lane < CSIM_BYTE_PANEL; lane++)
                sums[lane] = (uint16_t)(sums[lane] + a * b[2 * lane] + next * b[2 * lane + 1]);
        }
        hits[r] = 0;
        for (int lane = 0; lane < CSIM_BYTE_PANEL; lane++) {
            products[r][lane] = (int16_t)sums[lane];
            hits[r] |= (uint32_t)(products[r][lane] > floors[r]) << lane;
        }
    }
}

#if defined(__x86_64__)
#include <immintrin.h>

#define TARGET __attribute__((target("arch=x86-64-v3")))
TARGET static inline uint32_t hits_v3(const __m256i *sums, int16_t floor) {
    const __m256i bound = _mm256_set1_epi16(floor);
    const __m256i both = _mm256_packs_epi16(_mm256_cmpgt_epi16(sums[0], bound), _mm256_cmpgt_epi16(sums[1], bound));
    return (uint32_t)_mm256_movemask_epi8(_mm256_permute4x64_epi64(both, 0xd8));
}
#define TILE(name) name##_v3
#define VECTOR __m256i
#define VECTORS 2
#define LOAD(from) _mm256_loadu_si256((const __m256i *)(from))
#define STORE(to, value) _mm256_storeu_si256((__m256i *)(to), value)
#define SPREAD _mm256_set1_epi32
#define PAIR_SUMS _mm256_maddubs_epi16
#define ADD _mm256_add_epi16
#define HITS hits_v3
#include "tile.h"

#define TARGET __attribute__((target("arch=x86-64-v4")))
TARGET static inline uint32_t hits_v4(const __m512i *sums, int16_t floor) {
    return _mm512_cmpgt_epi16_mask(sums[0], _mm512_set1_epi16(floor));
}
#define TILE(name) name##_v4
#define VECTOR __m512i
#define VECTORS 1
#define LOAD(from) _mm512_loadu_si512(from)
#define STORE(to, value) _mm512_storeu_si512(to, value)
#define SPREAD _mm512_set1_epi32
#define PAIR_SUMS _mm512_maddubs_epi16
#define ADD _mm512_add_epi16
#define HITS hits_v4
#include "tile.h"
#endif

void csim_multiply(const twice_pair *asking, int rows, const int8_t *panel, int pairs,
                      const int16_t *starts, const int16_t *floors, int16_t (*products)[CSIM_BYTE_PANEL], uint32_t *hits) {
#if defined(__x86_64__)
    switch (csim_level()) {
    case CSIM_LEVEL_V4: multiply_v4(asking, rows, panel, pairs, starts, floors, products, hits); return;
    case CSIM_LEVEL_V3: multiply_v3(asking, rows, panel, pairs, starts, floors, products, hits); return;
    default: break;
    }
#endif
    multiply_plain(asking, rows, panel, pairs, starts, floors, products, hits);
}
