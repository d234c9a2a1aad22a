#include "CSimilarity.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

int csim_blas_path(char *path, size_t capacity) {
    Dl_info info;
    void *symbol = dlsym(RTLD_DEFAULT, "cblas_dgemm");
    if (symbol == NULL || dladdr(symbol, &info) == 0 || info.dli_fname == NULL) return -1;
    char resolved[PATH_MAX];
    const char *name = realpath(info.dli_fname, resolved) != NULL ? resolved : info.dli_fname;
    if (strlen(name) + 1 > capacity) return -1;
    strcpy(path, name);
    return 0;
}
