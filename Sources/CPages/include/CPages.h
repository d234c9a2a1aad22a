/* The style sheet of the pages, the script that runs before they are painted, their application, and the script of a server's
   pages, as they stand beside this target's source. Not ended by a zero. */
#pragma once
#include <stddef.h>

const unsigned char *rhetoric_style(void);
size_t rhetoric_style_bytes(void);
const unsigned char *rhetoric_boot(void);
size_t rhetoric_boot_bytes(void);
const unsigned char *rhetoric_script(void);
size_t rhetoric_script_bytes(void);
const unsigned char *rhetoric_served(void);
size_t rhetoric_served_bytes(void);
