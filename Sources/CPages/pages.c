#include "CPages.h"

static const unsigned char style[] = {
#embed "pages.css"
};

/* Runs before the page is painted. */
static const unsigned char boot[] = {
#embed "boot.js"
};

/* One module in several files, in this order: each ends with a line of its own. */
static const unsigned char script[] = {
#embed "pages-basics.js"
    ,
#embed "pages-routes.js"
    ,
#embed "pages-judgements.js"
    ,
#embed "pages-document.js"
    ,
#embed "pages-pedigree.js"
    ,
#embed "pages-compare.js"
    ,
#embed "pages-search.js"
    ,
#embed "pages-tables.js"
    ,
#embed "pages.js"
};

/* The script of pages that a server gives one by one. */
static const unsigned char served[] = {
#embed "pages-basics.js"
    ,
#embed "served.js"
};

const unsigned char *rhetoric_style(void) { return style; }
size_t rhetoric_style_bytes(void) { return sizeof style; }
const unsigned char *rhetoric_boot(void) { return boot; }
size_t rhetoric_boot_bytes(void) { return sizeof boot; }
const unsigned char *rhetoric_script(void) { return script; }
size_t rhetoric_script_bytes(void) { return sizeof script; }
const unsigned char *rhetoric_served(void) { return served; }
size_t rhetoric_served_bytes(void) { return sizeof served; }
