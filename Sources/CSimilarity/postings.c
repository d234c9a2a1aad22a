/* Scores of sparse rows against sparse rows, term at a time over an inverted index. */
#include "CSimilarity.h"

int64_t csim_accumulate(const int32_t *items, const float *weights, int64_t begin, int64_t end, int32_t limit,
                        float weight, float *sums, int32_t *touched, int64_t touched_count) {
    for (int64_t p = begin; p < end && items[p] < limit; p++) {
        const int32_t item = items[p];
        const float before = sums[item];
        sums[item] = before + weight * weights[p];
        touched[touched_count] = item;
        touched_count += before == 0;
    }
    return touched_count;
}
