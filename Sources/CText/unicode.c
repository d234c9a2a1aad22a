#include "CText.h"

#include <unicode/ubrk.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/uvernum.h>

#include <stdlib.h>

const char *ctext_icu_version(void) { return U_ICU_VERSION; }

struct ctext_breaks {
    UBreakIterator *iterator;
    UText text;
};

ctext_breaks *ctext_breaks_open(enum ctext_break_kind kind, const char *locale) {
    ctext_breaks *breaks = malloc(sizeof *breaks);
    if (!breaks) return NULL;
    UErrorCode status = U_ZERO_ERROR;
    UText closed = UTEXT_INITIALIZER;
    breaks->text = closed;
    const UBreakIteratorType type = kind == CTEXT_WORDS ? UBRK_WORD : UBRK_SENTENCE;
    breaks->iterator = ubrk_open(type, locale, NULL, 0, &status);
    if (U_FAILURE(status)) {
        status = U_ZERO_ERROR;
        breaks->iterator = ubrk_open(type, "", NULL, 0, &status);
    }
    if (U_SUCCESS(status)) return breaks;
    free(breaks);
    return NULL;
}

void ctext_breaks_close(ctext_breaks *breaks) {
    if (!breaks) return;
    ubrk_close(breaks->iterator);
    utext_close(&breaks->text);
    free(breaks);
}

int ctext_breaks_set(ctext_breaks *breaks, const uint8_t *utf8, size_t length) {
    UErrorCode status = U_ZERO_ERROR;
    if (length > INT32_MAX) return 0;
    utext_openUTF8(&breaks->text, (const char *)utf8, (int64_t)length, &status);
    ubrk_setUText(breaks->iterator, &breaks->text, &status);
    return U_SUCCESS(status);
}

size_t ctext_breaks_next(ctext_breaks *breaks, int32_t *boundaries, size_t capacity) {
    size_t count = 0;
    while (count < capacity) {
        int32_t boundary = ubrk_next(breaks->iterator);
        if (boundary == UBRK_DONE) break;
        boundaries[count++] = boundary;
    }
    return count;
}

enum { FOLD_INPUT = 256, FOLD_OUTPUT = 18 * FOLD_INPUT }; /* NFKC grows one UTF-16 unit to 18 at most */

size_t ctext_fold(const uint8_t *utf8, size_t length, uint8_t *folded, size_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[FOLD_INPUT], normal[FOLD_OUTPUT];
    int32_t wide_length = 0, normal_length = 0, folded_length = 0;
    if (length > FOLD_INPUT) return 0;
    const UNormalizer2 *nfkc = unorm2_getNFKCCasefoldInstance(&status);
    u_strFromUTF8WithSub(wide, FOLD_INPUT, &wide_length, (const char *)utf8, (int32_t)length, 0xFFFD, NULL, &status);
    normal_length = unorm2_normalize(nfkc, wide, wide_length, normal, FOLD_OUTPUT, &status);
    u_strToUTF8((char *)folded, (int32_t)capacity, &folded_length, normal, normal_length, &status);
    return U_SUCCESS(status) || status == U_STRING_NOT_TERMINATED_WARNING ? (size_t)folded_length : 0;
}
