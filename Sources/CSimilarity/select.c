/* The best few of many: a bounded heap with its worst entry on top, so that nearly every score is turned away by one
 * comparison. Scores are read in strips of sixteen and a strip without a winner is passed over whole. */
#include "levels.h"

#include <stdlib.h>

/* Whether a stands below b: a lower score, or the same and a higher item. */
BODY int worse(csim_entry a, csim_entry b) { return a.score < b.score || (a.score == b.score && a.item > b.item); }

BODY void sink(csim_entry *heap, int size, int at) {
    const csim_entry entry = heap[at];
    for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
        if (child + 1 < size && worse(heap[child + 1], heap[child])) child++;
        if (!worse(heap[child], entry)) break;
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = entry;
}

BODY void rise(csim_entry *heap, int at) {
    const csim_entry entry = heap[at];
    while (at > 0 && worse(entry, heap[(at - 1) / 2])) {
        heap[at] = heap[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    heap[at] = entry;
}

BODY int offer(csim_entry entry, csim_entry *heap, int size, int capacity) {
    if (size < capacity) {
        heap[size] = entry;
        rise(heap, size);
        return size + 1;
    }
    if (worse(heap[0], entry)) {
        heap[0] = entry;
        sink(heap, size, 0);
    }
    return size;
}

BODY int csim_offer_body(const float *scores, int64_t count, int32_t first, float floor, csim_entry *heap, int size,
                         int capacity) {
    if (capacity <= 0) return 0;
    for (int64_t i = 0; i < count;) {
        const float bound = size == capacity && heap[0].score > floor ? heap[0].score : floor;
        if (i + 16 <= count) {
            int any = 0;
            for (int lane = 0; lane < 16; lane++) any |= scores[i + lane] >= bound;
            if (!any) {
                i += 16;
                continue;
            }
        }
        const int64_t stop = i + 16 <= count ? i + 16 : count;
        for (; i < stop; i++)
            if (scores[i] > floor)
                size = offer((csim_entry){scores[i], first + (int32_t)i}, heap, size, capacity);
    }
    return size;
}

LEVELS(int, csim_offer,
       (const float *scores, int64_t count, int32_t first, float floor, csim_entry *heap, int size, int capacity),
       (scores, count, first, floor, heap, size, capacity))

int csim_collect(float *sums, const int32_t *touched, int64_t touched_count, csim_entry *heap, int capacity) {
    int size = 0;
    for (int64_t i = 0; i < touched_count; i++) {
        const csim_entry entry = {sums[touched[i]], touched[i]};
        sums[touched[i]] = 0;
        if (size < capacity || entry.score >= heap[0].score) size = offer(entry, heap, size, capacity);
    }
    return size;
}

static int by_rank(const void *a, const void *b) {
    const csim_entry *one = a, *other = b;
    return worse(*one, *other) ? 1 : worse(*other, *one) ? -1 : 0;
}

void csim_sort_entries(csim_entry *heap, int size) { qsort(heap, (size_t)size, sizeof *heap, by_rank); }

BODY void csim_argmax_body(const float *scores, int rows, int count, int stride, int32_t *index, float *value) {
    for (int row = 0; row < rows; row++) {
        const float *from = scores + (int64_t)row * stride;
        int32_t best = 0;
        for (int32_t i = 1; i < count; i++)
            if (from[i] > from[best]) best = i;
        index[row] = best;
        value[row] = from[best];
    }
}

LEVELS(void, csim_argmax,
       (const float *scores, int rows, int count, int stride, int32_t *index, float *value),
       (scores, rows, count, stride, index, value))
