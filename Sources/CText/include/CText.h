/* Unicode services through ICU, whose C names carry version suffixes that Swift cannot see.
 * All functions work on caller-owned buffers and hold no state of their own unless an object is named. */
#pragma once
#include <stdint.h>

/* The version of ICU in use, as "72.1". */
const char *ctext_icu_version(void);
