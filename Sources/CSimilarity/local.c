/* Local alignment of two statements (Smith and Waterman 1981) with a weight for each word of the first. */
#include "CSimilarity.h"

float csim_local_alignment(const int32_t *a, const float *weights, int a_count, const int32_t *b, int b_count,
                           float penalty, float *row) {
    float best = 0;
    for (int j = 0; j <= b_count; j++) row[j] = 0;
    for (int i = 0; i < a_count; i++) {
        const int32_t word = a[i];
        const float gain = weights[i];
        float diagonal = 0, left = 0;
        for (int j = 0; j < b_count; j++) {
            const float above = row[j + 1];
            const float gap = (above > left ? above : left) - penalty;
            float here = diagonal + (b[j] == word ? gain : -penalty);
            here = here > gap ? here : gap;
            here = here > 0 ? here : 0;
            diagonal = above;
            left = here;
            row[j + 1] = here;
            best = here > best ? here : best;
        }
    }
    return best;
}
