/* `make background` builds the file. */
#include "CBackground.h"

static const unsigned char english[] = {
#embed "english.background"
};

const unsigned char *cbackground_english(void) { return english; }

size_t cbackground_english_count(void) { return sizeof english; }
