/* Unicode services through ICU, whose C names carry version suffixes that Swift cannot see.
 * All functions work on caller-owned buffers and hold no state of their own unless an object is named. */
#pragma once
#include <stddef.h>
#include <stdint.h>

/* The version of ICU in use, as "72.1". */
const char *ctext_icu_version(void);

/* An iterator over the boundaries of a text in UTF-8. One thread at a time. */
typedef struct ctext_breaks ctext_breaks;

enum ctext_break_kind { CTEXT_SENTENCES = 0, CTEXT_WORDS = 1 };

/* `locale` is an ISO 639-1 code; an unknown one gives the rules of the root locale. Null when ICU's data is missing. */
ctext_breaks *ctext_breaks_open(enum ctext_break_kind kind, const char *locale);
void ctext_breaks_close(ctext_breaks *breaks);

/* Sets the text and goes to its start. The bytes are not copied: they must outlive the iteration and not change.
 * `length` is at most INT32_MAX. Returns 1, or 0 when ICU refuses. */
int ctext_breaks_set(ctext_breaks *breaks, const uint8_t *utf8, size_t length);

/* Writes up to `capacity` next boundaries (byte offsets, ascending, the last is the length of the text) and returns
 * how many; 0 at the end. */
size_t ctext_breaks_next(ctext_breaks *breaks, int32_t *boundaries, size_t capacity);

/* NFKC with case folding, default-ignorable characters (soft hyphen, zero-width joiner) dropped, of at most 256
 * bytes. Returns the bytes written; 0 when nothing is left, or the result does not fit into `capacity`. */
size_t ctext_fold(const uint8_t *utf8, size_t length, uint8_t *folded, size_t capacity);

/* Plain words: of ASCII letters and digits alone, at most CTEXT_LONGEST_PLAIN bytes, ended by a byte that cannot stand
 * in a word. Nearly all words of a Latin script are, and most have been seen before. */
enum { CTEXT_LONGEST_PLAIN = 15, CTEXT_WORDS_AT_ONCE = 16 };

/* A plain word in lower case, padded with zeros, the number of its language in the last byte. */
struct ctext_word_key {
    uint64_t low, high;
};

/* A slot of an open-addressing table; key.low is 0 where it is free. */
struct ctext_word {
    struct ctext_word_key key;
    int32_t form;
};

struct ctext_token {
    int32_t start, end, form;
};

/* The key of a folded word. Returns 1, or 0 when it is not plain. */
int ctext_word_key_of(const uint8_t *word, size_t length, uint8_t language, struct ctext_word_key *key);

/* Puts a word into a table of `slots` (a power of two, at least one of them free) that does not hold it. */
void ctext_word_add(struct ctext_word *table, size_t slots, struct ctext_word word);

/* Reads words of utf8[*from..limit), of a text of `length` bytes, while they are plain and in the table: at most
 * `capacity`, written to `tokens`. Returns how many and moves `from` to where it stopped: with room for fewer than
 * CTEXT_WORDS_AT_ONCE more, anywhere behind a word; else at the limit, or before a word or a byte above ASCII that the
 * caller must read itself. Two or three capitals alone stop it too, since they may be an acronym. */
size_t ctext_known_words(
    const struct ctext_word *table, size_t slots, uint8_t language, const uint8_t *utf8, size_t length, size_t *from,
    size_t limit, struct ctext_token *tokens, size_t capacity);
