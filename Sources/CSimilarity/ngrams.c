/* N-grams that recur. Most n-grams of a text occur once, so the work is to be rid of those quickly: entries are spread
 * by their hash over parts that fit in cache, a table of bits passes over what was met once, and only what is left is
 * sorted and compared word by word. */
#include "CSimilarity.h"

#include <stdlib.h>
#include <string.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

void csim_prefer_huge_pages(void *memory, size_t bytes) {
#if defined(__linux__)
    const uintptr_t page = 4096, begin = ((uintptr_t)memory + page - 1) / page * page, end = (uintptr_t)memory + bytes;
    /* Advice only: where it is not taken, all is as before. */
    if (begin < end) (void)madvise((void *)begin, end - begin, MADV_HUGEPAGE);
#else
    (void)memory, (void)bytes;
#endif
}

static uint64_t mixed(uint64_t x) {
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
    return x ^ (x >> 31);
}

/* Multiply-add hashing with one odd number a place (Dietzfelbinger 1996), mixed once more because all bits are used. */
static void multipliers(int length, uint64_t *result) {
    for (int i = 0; i < length; i++) result[i] = mixed((uint64_t)(i + 1) * 0x9E3779B97F4A7C15) | 1;
}

static uint64_t hash(const int32_t *words, int length, const uint64_t *multipliers) {
    uint64_t sum = 0;
    for (int i = 0; i < length; i++) sum += multipliers[i] * (uint32_t)words[i];
    return (sum ^ (sum >> 32)) * 0xD6E8FEB86659FD93;
}

/* The hashes and places of the n-grams of one sentence, which lies at begin..<end; returns how many. */
static int64_t hash_sentence(const int32_t *words, int64_t begin, int64_t end, int length, const uint64_t *multipliers,
                             uint64_t *hashes, int32_t *places) {
    int64_t count = 0;
    for (int64_t at = begin; at < end; at++) {
        int64_t stop = at;
        while (stop < end && words[stop] >= 0) stop++;
        for (; at + length <= stop; at++) {
            places[count] = (int32_t)at;
            hashes[count++] = hash(words + at, length, multipliers);
        }
        at = stop;
    }
    return count;
}

void csim_ngram_entries(const int32_t *words, const int64_t *bounds, int64_t begin, int64_t end, int length,
                        uint64_t hash_mask, int part_bits, uint64_t *hashes, int32_t *places, uint64_t *entries,
                        uint32_t *starts) {
    uint64_t by[CSIM_LONGEST_NGRAM];
    multipliers(length, by);
    int64_t count = 0;
    for (int64_t s = begin; s < end; s++)
        count += hash_sentence(words, bounds[s], bounds[s + 1], length, by, hashes + count, places + count);

    /* starts[p + 2] counts part p, so that starts[p + 1] can be where its next entry goes and ends as its end. */
    const int64_t parts = (int64_t)1 << part_bits;
    const int shift = 63 - part_bits;
    memset(starts, 0, (size_t)(parts + 2) * sizeof *starts);
    for (int64_t i = 0; i < count; i++) {
        hashes[i] &= hash_mask;
        starts[(hashes[i] >> 1 >> shift) + 2]++;
    }
    for (int64_t p = 2; p < parts + 2; p++) starts[p] += starts[p - 1];
    for (int64_t i = 0; i < count; i++)
        entries[starts[(hashes[i] >> 1 >> shift) + 1]++] =
            (hashes[i] << part_bits >> 32 << 32) | (uint32_t)places[i];
}

int64_t csim_ngram_recurring(uint64_t *entries, int64_t count, int table_bits, uint64_t *table) {
    const int64_t table_words = (int64_t)1 << (table_bits - 6);
    const int shift = 64 - table_bits;
    uint64_t *once = table, *again = table + table_words;
    memset(table, 0, (size_t)table_words * 2 * sizeof *table);
    for (int64_t i = 0; i < count; i++) {
        const uint64_t at = entries[i] >> shift, bit = (uint64_t)1 << (at & 63);
        again[at >> 6] |= once[at >> 6] & bit;
        once[at >> 6] |= bit;
    }
    int64_t kept = 0;
    for (int64_t i = 0; i < count; i++) {
        const uint64_t entry = entries[i], at = entry >> shift;
        entries[kept] = entry;
        kept += again[at >> 6] >> (at & 63) & 1;
    }
    return kept;
}

void csim_sort_by_upper(uint64_t *entries, uint64_t *other, int64_t count) {
    int64_t next[4][256] = {{0}};
    for (int64_t i = 0; i < count; i++)
        for (int digit = 0; digit < 4; digit++) next[digit][entries[i] >> (32 + 8 * digit) & 255]++;
    uint64_t *from = entries, *to = other;
    for (int digit = 0; digit < 4; digit++) {
        int64_t before = 0;
        for (int value = 0; value < 256; value++) {
            const int64_t here = next[digit][value];
            next[digit][value] = before;
            before += here;
        }
        for (int64_t i = 0; i < count; i++) to[next[digit][from[i] >> (32 + 8 * digit) & 255]++] = from[i];
        uint64_t *const swapped = from;
        from = to;
        to = swapped;
    }
}

void csim_sentence_index(const int64_t *bounds, int64_t sentences, int32_t *index) {
    int64_t sentence = 0;
    for (int64_t block = 0; block << CSIM_INDEX_BITS < bounds[sentences]; block++) {
        while (bounds[sentence + 1] <= block << CSIM_INDEX_BITS) sentence++;
        index[block] = (int32_t)sentence;
    }
    index[(bounds[sentences] + (1 << CSIM_INDEX_BITS) - 1) >> CSIM_INDEX_BITS] = (int32_t)(sentences - 1);
}

/* The sentence that holds the word at `place`: the last that begins there or before. */
static int32_t sentence_of(const int64_t *bounds, const int32_t *index, int32_t place) {
    int32_t low = index[place >> CSIM_INDEX_BITS], high = index[(place >> CSIM_INDEX_BITS) + 1];
    while (low < high) {
        const int32_t middle = high - (high - low) / 2;
        if (bounds[middle] <= place) low = middle;
        else high = middle - 1;
    }
    return low;
}

/* Takes the first of the entries and all whose words equal its own out of them, into `places`; the others move up.
 * Returns how many were taken. */
static int64_t take_equal(const int32_t *words, int length, uint64_t *entries, int64_t count, int32_t *places) {
    const size_t bytes = (size_t)length * sizeof *words;
    const int32_t *first = words + (uint32_t)entries[0];
    int64_t taken = 0;
    for (int64_t i = 0; i < count; i++) {
        const uint64_t entry = entries[i];
        if (memcmp(first, words + (uint32_t)entry, bytes) == 0) places[taken++] = (int32_t)(uint32_t)entry;
        else entries[i - taken] = entry;
    }
    return taken;
}

int64_t csim_ngram_groups(const int32_t *words, const int64_t *bounds, const int32_t *index, int length,
                          uint64_t *entries, int64_t count, int32_t *places, int32_t *holders, int64_t *ends) {
    int64_t groups = 0, end = 0;
    for (int64_t begin = 0; begin < count;) {
        int64_t left = 1;
        while (begin + left < count && entries[begin + left] >> 32 == entries[begin] >> 32) left++;
        const int64_t next = begin + left;
        while (left > 1) {
            const int64_t size = take_equal(words, length, entries + begin, left, places + end);
            left -= size;
            if (places[end + size - 1] < bounds[sentence_of(bounds, index, places[end]) + 1]) continue;
            for (int64_t i = end; i < end + size; i++) holders[i] = sentence_of(bounds, index, places[i]);
            ends[groups++] = end += size;
        }
        begin = next;
    }
    return groups;
}

/* Appends the pairs of `row` with the rows that are marked, ascending, and takes the marks and counts away. */
static int64_t take_marked(int32_t row, int64_t lowest, int64_t highest, int32_t *counts, uint64_t *marks,
                           uint64_t *marked, csim_pair *pairs) {
    int64_t written = 0;
    for (int64_t upper = lowest; upper <= highest; upper++) {
        for (; marked[upper] != 0; marked[upper] &= marked[upper] - 1) {
            const int64_t block = upper << 6 | __builtin_ctzll(marked[upper]);
            for (; marks[block] != 0; marks[block] &= marks[block] - 1) {
                const int32_t later = (int32_t)(block << 6 | __builtin_ctzll(marks[block]));
                pairs[written++] = (csim_pair){row, later, counts[later]};
                counts[later] = 0;
            }
        }
    }
    return written;
}

int64_t csim_shared_pairs(const int64_t *group_starts, const int32_t *holders, const int64_t *row_starts,
                          const csim_member *members, int64_t begin, int64_t end, int32_t *counts, uint64_t *marks,
                          uint64_t *marked, csim_pair *pairs) {
    int64_t written = 0;
    for (int64_t row = begin; row < end; row++) {
        int64_t lowest = INT64_MAX, highest = -1;
        for (int64_t m = row_starts[row]; m < row_starts[row + 1]; m++) {
            const int64_t after = members[m].index + 1, last = group_starts[members[m].group + 1] - 1;
            if (after > last) continue;
            if (holders[after] >> 12 < lowest) lowest = holders[after] >> 12;
            if (holders[last] >> 12 > highest) highest = holders[last] >> 12;
            for (int64_t i = after; i <= last; i++) {
                const int32_t later = holders[i];
                counts[later]++;
                marks[later >> 6] |= 1ull << (later & 63);
                marked[later >> 12] |= 1ull << (later >> 6 & 63);
            }
        }
        written += take_marked((int32_t)row, lowest, highest, counts, marks, marked, pairs + written);
    }
    return written;
}
