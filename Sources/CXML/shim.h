#pragma once
#include <libxml/xmlversion.h>
// Where libxml2 converts by ICU, its headers bring in ICU's, and those clash with the ones inside Swift's Foundation.
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlreader.h>
