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
