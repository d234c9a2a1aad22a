#include "CText.h"

#include <string.h>

typedef uint8_t bytes16 __attribute__((vector_size(16)));
typedef _Bool bits16 __attribute__((ext_vector_type(16)));

enum ending { ENDS, LETTER, UNSURE, WIDE };

/* What a byte behind a word says of its end. An apostrophe, full stop or comma may stand inside a word. */
static inline enum ending ending(uint8_t byte) {
    static const uint8_t endings[256] = {
        ['0' ... '9'] = LETTER, ['A' ... 'Z'] = LETTER, ['a' ... 'z'] = LETTER,
        ['\''] = UNSURE, ['.'] = UNSURE, [','] = UNSURE, [0x80 ... 0xFF] = WIDE};
    return endings[byte];
}

/* The 16 bytes from `at`, zeros behind the end of the text. */
static inline bytes16 load(const uint8_t *utf8, size_t at, size_t length) {
    bytes16 bytes = {0};
    memcpy(&bytes, utf8 + at, at + 16 <= length ? 16 : length - at);
    return bytes;
}

/* How many of the bytes, from the first, are ASCII letters or digits. */
static inline unsigned letters(bytes16 bytes) {
    const bytes16 lower = bytes | 0x20;
    const bits16 is_letter =
        __builtin_convertvector(((lower - 'a') < 26) | ((bytes - '0') < 10), bits16);
    uint16_t mask;
    memcpy(&mask, &is_letter, sizeof mask);
    return (unsigned)__builtin_ctz(~(unsigned)mask);
}

/* The first `count` bytes in lower case (of letters and digits, all that bit 0x20 makes), then zeros, then the
 * language. */
static inline struct ctext_word_key key_of(bytes16 bytes, unsigned count, uint8_t language) {
    static const uint8_t kept[32] = {[0 ... 15] = 0xFF};
    bytes16 mask;
    memcpy(&mask, kept + 16 - count, sizeof mask);
    struct ctext_word_key key;
    bytes = (bytes | 0x20) & mask;
    memcpy(&key, &bytes, sizeof key);
    key.high |= (uint64_t)language << 56;
    return key;
}

/* Where the search for a key begins. */
static inline size_t first_slot(size_t slots, struct ctext_word_key key) {
    const unsigned __int128 product =
        (unsigned __int128)(key.low ^ 0xA0761D6478BD642Full) * (key.high ^ 0xE7037ED1A0B428DBull);
    return ((uint64_t)product ^ (uint64_t)(product >> 64)) & (slots - 1);
}

/* Where a key is, or the free slot where it would go. */
static inline size_t slot_of(const struct ctext_word *table, size_t slots, struct ctext_word_key key) {
    size_t slot = first_slot(slots, key);
    while (table[slot].key.low && (table[slot].key.low != key.low || table[slot].key.high != key.high))
        slot = (slot + 1) & (slots - 1);
    return slot;
}

int ctext_word_key_of(const uint8_t *word, size_t length, uint8_t language, struct ctext_word_key *key) {
    if (length == 0 || length > CTEXT_LONGEST_PLAIN) return 0;
    const bytes16 bytes = load(word, 0, length);
    if (letters(bytes) < length) return 0;
    *key = key_of(bytes, (unsigned)length, language);
    return 1;
}

void ctext_word_add(struct ctext_word *table, size_t slots, struct ctext_word word) {
    table[slot_of(table, slots, word.key)] = word;
}

/* Whether two or three capitals stand alone. */
static inline int is_acronym(bytes16 bytes, unsigned count) {
    uint32_t first;
    memcpy(&first, &bytes, sizeof first);
    return (count == 2 && !(first & 0x2020)) || (count == 3 && !(first & 0x202020));
}

/* Whether a word ends before `end`, whatever follows. */
static inline int is_end(const uint8_t *utf8, size_t end, size_t limit) {
    if (end >= limit) return 1;
    const enum ending first = ending(utf8[end]);
    if (first != UNSURE) return first == ENDS;
    if (end + 1 >= limit) return 1;
    const enum ending second = ending(utf8[end + 1]);
    return second == ENDS || second == UNSURE;
}

/* A word that was read and not looked up yet. */
struct read_word {
    struct ctext_word_key key;
    size_t start, end;
};

/* Reads the next plain words and has their slots fetched, so that the cache misses of CTEXT_WORDS_AT_ONCE words
 * overlap. `*from` moves behind the last. */
static inline size_t read_words(
    const struct ctext_word *table, size_t slots, uint8_t language, const uint8_t *utf8, size_t length, size_t *from,
    size_t limit, struct read_word *words) {
    size_t at = *from, count = 0;
    while (count < CTEXT_WORDS_AT_ONCE) {
        while (at < limit && (ending(utf8[at]) == ENDS || ending(utf8[at]) == UNSURE)) at++;
        if (at >= limit || ending(utf8[at]) == WIDE) break;
        const bytes16 bytes = load(utf8, at, length);
        unsigned taken = letters(bytes);
        if (taken > limit - at) taken = (unsigned)(limit - at);
        if (taken > CTEXT_LONGEST_PLAIN || !is_end(utf8, at + taken, limit) || is_acronym(bytes, taken)) break;
        const struct ctext_word_key key = key_of(bytes, taken, language);
        __builtin_prefetch(&table[first_slot(slots, key)]);
        words[count++] = (struct read_word){key, at, at + taken};
        at += taken;
    }
    *from = at;
    return count;
}

size_t ctext_known_words(
    const struct ctext_word *table, size_t slots, uint8_t language, const uint8_t *utf8, size_t length, size_t *from,
    size_t limit, struct ctext_token *tokens, size_t capacity) {
    struct read_word words[CTEXT_WORDS_AT_ONCE];
    size_t count = 0;
    while (count + CTEXT_WORDS_AT_ONCE <= capacity) {
        const size_t read = read_words(table, slots, language, utf8, length, from, limit, words);
        for (size_t i = 0; i < read; i++) {
            const size_t slot = slot_of(table, slots, words[i].key);
            if (!table[slot].key.low) {
                *from = words[i].start;
                return count;
            }
            tokens[count++] =
                (struct ctext_token){(int32_t)words[i].start, (int32_t)words[i].end, table[slot].form};
        }
        if (read < CTEXT_WORDS_AT_ONCE) break;
    }
    return count;
}
