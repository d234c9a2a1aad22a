#include "CSimilarity.h"
#include "../CLAPACK/shim.h"

#include <stdlib.h>

enum { OUT_OF_MEMORY = -1000 };

int csim_symmetric_eigen(int n, double *a, int wanted, double *values, double *vectors) {
    const int lowest = n - wanted + 1, highest = n;
    const double none = 0;
    int found = 0, info = 0, work_size = -1, integer_size = -1, integer_query = 0;
    double work_query = 0;
    double *ascending = malloc(sizeof(double) * (size_t)n);
    double *columns = malloc(sizeof(double) * (size_t)n * (size_t)wanted);
    int *support = malloc(sizeof(int) * 2 * (size_t)n);
    double *work = NULL;
    int *integers = NULL;
    info = OUT_OF_MEMORY;
    if (ascending == NULL || columns == NULL || support == NULL) goto done;
    dsyevr_("V", "I", "L", &n, a, &n, &none, &none, &lowest, &highest, &none, &found, ascending, columns, &n, support,
            &work_query, &work_size, &integer_query, &integer_size, &info, 1, 1, 1);
    work_size = (int)work_query;
    integer_size = integer_query;
    work = malloc(sizeof(double) * (size_t)work_size);
    integers = malloc(sizeof(int) * (size_t)integer_size);
    info = OUT_OF_MEMORY;
    if (work == NULL || integers == NULL) goto done;
    dsyevr_("V", "I", "L", &n, a, &n, &none, &none, &lowest, &highest, &none, &found, ascending, columns, &n, support,
            work, &work_size, integers, &integer_size, &info, 1, 1, 1);
    if (info == 0 && found != wanted) info = 1;
    if (info != 0) goto done;
    for (int i = 0; i < wanted; i++) { /* LAPACK's ascending columns become descending rows */
        values[i] = ascending[wanted - 1 - i];
        const double *column = columns + (size_t)(wanted - 1 - i) * (size_t)n;
        for (int j = 0; j < n; j++) vectors[(size_t)i * (size_t)n + (size_t)j] = column[j];
    }
done:
    free(ascending);
    free(columns);
    free(support);
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
