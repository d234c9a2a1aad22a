/* The background of English that the program brings with it: numbers and stems, no text. docs/formats.md has its form. */
#pragma once
#include <stddef.h>

const unsigned char *cbackground_english(void);
size_t cbackground_english_count(void);
