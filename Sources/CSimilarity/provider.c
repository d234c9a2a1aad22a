#include "CSimilarity.h"
#include "levels.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdatomic.h>
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

static const char *told_by(const char *symbol) {
    const char *(*tell)(void);
    *(void **)&tell = dlsym(RTLD_DEFAULT, symbol);
    return tell == NULL ? NULL : tell();
}

const char *csim_blas_configuration(void) {
    const char *openblas = told_by("openblas_get_config");
    return openblas != NULL ? openblas : told_by("bli_info_get_version_str");
}

const char *csim_blas_core(void) { return told_by("openblas_get_corename"); }

int csim_blas_use_one_thread(void) {
    static const char *const setters[] = {"openblas_set_num_threads", "bli_thread_set_num_threads",
                                          "MKL_Set_Num_Threads"};
    for (size_t i = 0; i < sizeof setters / sizeof *setters; i++) {
        void (*set)(int);
        *(void **)&set = dlsym(RTLD_DEFAULT, setters[i]);
        if (set != NULL) return set(1), 0;
    }
    char path[PATH_MAX];
    /* The reference BLAS has no threads to begin with. */
    return csim_blas_path(path, sizeof path) == 0 && strstr(path, "/blas/") != NULL ? 0 : -1;
}

static int best_level(void) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("x86-64-v4")) return CSIM_LEVEL_V4;
    if (__builtin_cpu_supports("x86-64-v3")) return CSIM_LEVEL_V3;
#endif
    return CSIM_LEVEL_BASELINE;
}

static _Atomic int level = -1;

int csim_level(void) {
    int now = atomic_load_explicit(&level, memory_order_relaxed);
    if (now < 0) {
        now = best_level();
        atomic_store_explicit(&level, now, memory_order_relaxed);
    }
    return now;
}

int csim_force_level(int wanted) {
    if (wanted < CSIM_LEVEL_BASELINE || wanted > best_level()) return -1;
    atomic_store_explicit(&level, wanted, memory_order_relaxed);
    return 0;
}
