/* The style sheet and the script of the pages, as they stand beside this target's source. Not ended by a zero. */
#pragma once
#include <stddef.h>

const unsigned char *rhetoric_style(void);
size_t rhetoric_style_bytes(void);
const unsigned char *rhetoric_script(void);
size_t rhetoric_script_bytes(void);
