#include "CSimilarity.h"
#include "../CLAPACK/shim.h"

#include <stdlib.h>
#include <string.h>

enum { OUT_OF_MEMORY = -1000 };

/* Up to this order all eigenvalues are found by dsyev: it takes no time, and dstemr of LAPACK 3.11 confuses the two of
 * order 2 where the larger is negative. */
enum { SMALL = 32, BLOCK = 64 };

/* The `wanted` last of LAPACK's ascending eigenvalues and columns as descending rows. */
static void descend(int n, int count, int wanted, const double *ascending, const double *columns, double *values,
                    double *vectors) {
    for (int i = 0; i < wanted; i++) {
        const size_t from = (size_t)(count - 1 - i);
        values[i] = ascending[from];
        memcpy(vectors + (size_t)i * (size_t)n, columns + from * (size_t)n, sizeof(double) * (size_t)n);
    }
}

static int small_eigen(int n, double *a, int wanted, double *values, double *vectors) {
    double ascending[SMALL], work[SMALL * (BLOCK + 2)];
    const int work_size = SMALL * (BLOCK + 2);
    int info = 0;
    dsyev_("V", "L", &n, a, &n, ascending, work, &work_size, &info, 1, 1);
    if (info == 0) descend(n, n, wanted, ascending, a, values, vectors);
    return info;
}

int csim_symmetric_eigen(int n, double *a, int wanted, double *values, double *vectors) {
    if (n <= SMALL) return small_eigen(n, a, wanted, values, vectors);
    /* dsyevr by its parts: of a range of eigenvalues it takes bisection and inverse iteration (dstebz, dstein), where the
     * robust representations of dstemr need a fraction of the time. */
    const int lowest = n - wanted + 1, highest = n, work_size = n * BLOCK + BLOCK * (BLOCK + 1), integer_size = 10 * n;
    const double none = 0;
    int found = 0, info = OUT_OF_MEMORY, accurate = 1;
    double *diagonal = malloc(sizeof(double) * 4 * (size_t)n);
    double *columns = malloc(sizeof(double) * (size_t)n * (size_t)wanted);
    double *work = malloc(sizeof(double) * (size_t)work_size);
    int *integers = malloc(sizeof(int) * (size_t)(integer_size + 2 * n));
    if (diagonal == NULL || columns == NULL || work == NULL || integers == NULL) goto done;
    double *beside = diagonal + n, *reflectors = beside + n, *ascending = reflectors + n;
    dsytrd_("L", &n, a, &n, diagonal, beside, reflectors, work, &work_size, &info, 1);
    if (info != 0) goto done;
    dstemr_("V", "I", &n, diagonal, beside, &none, &none, &lowest, &highest, &found, ascending, columns, &n, &wanted,
            integers + integer_size, &accurate, work, &work_size, integers, &integer_size, &info, 1, 1);
    if (info == 0 && found != wanted) info = 1;
    if (info != 0) goto done;
    dormtr_("L", "L", "N", &n, &wanted, a, &n, reflectors, columns, &n, work, &work_size, &info, 1, 1, 1);
    if (info == 0) descend(n, wanted, wanted, ascending, columns, values, vectors);
done:
    free(diagonal);
    free(columns);
    free(work);
    free(integers);
    return info;
}

int csim_dense_svd(int m, int n, double *a, double *u, double *s, double *vt) {
    /* A row-major matrix is its transpose to Fortran: A^T = (V) S (U^T), so LAPACK's left is our right. */
    const int rank = m < n ? m : n;
    int info = 0, work_size = -1;
    double work_query = 0;
    int *integers = malloc(sizeof(int) * 8 * (size_t)(rank > 0 ? rank : 1));
    if (integers == NULL) return OUT_OF_MEMORY;
    dgesdd_("S", &n, &m, a, &n, s, vt, &n, u, &rank, &work_query, &work_size, integers, &info, 1);
    work_size = (int)work_query;
    double *work = malloc(sizeof(double) * (size_t)work_size);
    info = OUT_OF_MEMORY;
    if (work != NULL)
        dgesdd_("S", &n, &m, a, &n, s, vt, &n, u, &rank, work, &work_size, integers, &info, 1);
    free(work);
    free(integers);
    return info;
}
