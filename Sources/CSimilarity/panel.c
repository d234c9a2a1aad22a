/* Tall and thin dense products with panels of sixteen columns, in single and double precision; the code is in
 * panel_body.h. BLAS packs its operands, which pays when both are large: here one is as narrow as a cache line, and the
 * long one is read once from memory. Measured against sgemm in docs/method.md. */
#define FUSED
#include "levels.h"

enum { PANEL = CSIM_PANEL, CHUNK = 256 };

#define REAL float
#define STRIP_TYPE float16
#define OF(name) name##_float
#include "panel_body.h"
#undef REAL
#undef STRIP_TYPE
#undef OF

#define REAL double
#define STRIP_TYPE double8
#define OF(name) name##_double
#include "panel_body.h"
