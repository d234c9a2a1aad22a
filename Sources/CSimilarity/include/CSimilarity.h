/* The numeric kernels: one header is the contract.
 * Every function is pure on caller-owned buffers: sizes in, status out; no globals but the kernel table, no printing. */
#pragma once
#include <stddef.h>
#include <stdint.h>

/* Where the BLAS really is: the path of the shared library that cblas_dgemm was resolved from, into `path`. */
int csim_blas_path(char *path, size_t capacity);
