/* The example corpus, file by file, as it stands in examples/. */
#pragma once
#include <stddef.h>

typedef struct {
    /* Path below the folder of the examples. */
    const char *name;
    const unsigned char *bytes;
    size_t count;
} cexamples_file;

size_t cexamples_count(void);
/* The file at an index below the count. */
cexamples_file cexamples_at(size_t index);
