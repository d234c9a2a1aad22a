/* One body, compiled once for each instruction set, chosen at run time.
 *
 * A kernel is written once as an inline function `NAME_body` on vector extensions and made callable by LEVELS. With
 * contraction off (no fused multiply-add) and a fixed order of additions every level gives the same bits. A file that
 * defines FUSED before it includes this one lets a level fuse where it can: v3 and v4 still agree, the baseline has
 * other last bits.
 *
 * Kernels that exist in both precisions stand in a file NAME_body.h, which is included once for each with these set:
 * REAL, STRIP_TYPE (a vector of as many as fill a cache line) and OF(NAME), the name with its precision. */
#pragma once
#include "CSimilarity.h"

#ifdef FUSED
#pragma clang fp contract(fast)
#else
#pragma clang fp contract(off)
#endif

#define BODY static inline __attribute__((always_inline))

typedef double double8 __attribute__((vector_size(64), aligned(8)));
typedef float float16 __attribute__((vector_size(64), aligned(4)));

#if defined(__x86_64__)
#define LEVELS(result, name, parameters, arguments) LEVELS_OF(result, name, parameters, arguments)
#define LEVELS_OF(result, name, parameters, arguments)                                                                \
    static result name##_baseline parameters { return name##_body arguments; }                                        \
    __attribute__((target("arch=x86-64-v3"))) static result name##_v3 parameters { return name##_body arguments; }     \
    __attribute__((target("arch=x86-64-v4"))) static result name##_v4 parameters { return name##_body arguments; }     \
    result name parameters {                                                                                          \
        switch (csim_level()) {                                                                                       \
        case CSIM_LEVEL_V4: return name##_v4 arguments;                                                               \
        case CSIM_LEVEL_V3: return name##_v3 arguments;                                                               \
        default: return name##_baseline arguments;                                                                    \
        }                                                                                                             \
    }
#else
#define LEVELS(result, name, parameters, arguments) LEVELS_OF(result, name, parameters, arguments)
#define LEVELS_OF(result, name, parameters, arguments)                                                                \
    result name parameters { return name##_body arguments; }
#endif

#define JOINED(a, b) JOINED_OF(a, b)
#define JOINED_OF(a, b) a##b
#define BODY_OF(name) JOINED(OF(name), _body)
