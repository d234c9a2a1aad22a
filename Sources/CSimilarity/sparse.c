/* Sparse products with a block of dense columns, in single and double precision; the code is in sparse_body.h. */
#include "levels.h"

/* Entries that are summed in the precision of the matrix; rows to be added to that are fetched ahead. */
enum { STRETCH = 256, AHEAD = 8 };

#define REAL double
#define STRIP_TYPE double8
#define OF(name) name##_double
#include "sparse_body.h"
#undef REAL
#undef STRIP_TYPE
#undef OF

#define REAL float
#define STRIP_TYPE float16
#define OF(name) name##_float
#include "sparse_body.h"
