#include "CPages.h"

static const unsigned char style[] = {
#embed "pages.css"
};
static const unsigned char script[] = {
#embed "pages.js"
};

const unsigned char *rhetoric_style(void) { return style; }
size_t rhetoric_style_bytes(void) { return sizeof style; }
const unsigned char *rhetoric_script(void) { return script; }
size_t rhetoric_script_bytes(void) { return sizeof script; }
