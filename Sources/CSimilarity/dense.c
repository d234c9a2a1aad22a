/* Small dense work that BLAS has no one call for. */
#include "levels.h"

#include <stdlib.h>
#include <sys/mman.h>

BODY float csim_float_dot_body(const float *a, const float *b, int64_t length) {
    float16 strip = {0};
    int64_t i = 0;
    for (; i + 16 <= length; i += 16) strip += *(const float16 *)(a + i) * *(const float16 *)(b + i);
    float halves[8], sum = 0;
    for (int lane = 0; lane < 8; lane++) halves[lane] = strip[lane] + strip[lane + 8];
    sum = ((halves[0] + halves[4]) + (halves[1] + halves[5])) + ((halves[2] + halves[6]) + (halves[3] + halves[7]));
    for (; i < length; i++) sum += a[i] * b[i];
    return sum;
}

LEVELS(float, csim_float_dot, (const float *a, const float *b, int64_t length), (a, b, length))

void *csim_pages(size_t bytes) {
    const size_t page = (size_t)1 << 21;
    void *memory = NULL;
    if (bytes < page) return posix_memalign(&memory, 64, bytes > 0 ? bytes : 64) == 0 ? memory : NULL;
    if (posix_memalign(&memory, page, bytes) != 0) return NULL;
#ifdef MADV_HUGEPAGE
    madvise(memory, bytes, MADV_HUGEPAGE); /* advice: without it the pages are small and all else is the same */
#endif
    return memory;
}
