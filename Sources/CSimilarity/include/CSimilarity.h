/* The numeric kernels: one header is the contract.
 *
 * Every function is pure on caller-owned buffers: sizes in, status out; no printing, no exit, and no state but the
 * kernel level. Matrices are row-major unless a line says otherwise. A sparse matrix is CSR: `offsets` has one entry
 * more than there are rows, `columns` ascend within a row. Functions over a range of rows may run at the same time on
 * ranges that do not overlap; the bits of a result do not depend on how many do. */
#pragma once
#include <stddef.h>
#include <stdint.h>

/* ---- provider.c: which BLAS, which kernels ---------------------------------------------------------------------- */

/* The path of the shared library that cblas_dgemm was resolved from, links followed, into `path`.
 * 0, or -1 when it cannot be told or does not fit. */
int csim_blas_path(char *path, size_t capacity);
/* What the library says of itself (OpenBLAS and BLIS do), or NULL. */
const char *csim_blas_configuration(void);
/* The kernels that the library picked for this processor (OpenBLAS says it), or NULL. */
const char *csim_blas_core(void);
/* Asks the library to run on one thread, so that its bits do not depend on the machine; the callers are parallel
 * above it. 0 when the library took it or has no threads, -1 when it cannot be asked. */
int csim_blas_use_one_thread(void);

/* The instruction sets that our own kernels can use: each level gives the same bits. */
enum { CSIM_LEVEL_BASELINE = 0, CSIM_LEVEL_V3 = 1, CSIM_LEVEL_V4 = 2 };
/* The level in use; the best that the processor has, unless one was forced. */
int csim_level(void);
/* Forces a level (for tests). -1 when the processor does not have it. */
int csim_force_level(int level);

/* ---- blas.c: dense products, row-major --------------------------------------------------------------------------- */

/* C[m x n] = alpha op(A) op(B) + beta C; op transposes where its flag is set; lda, ldb, ldc are row strides. */
void csim_dgemm(int transpose_a, int transpose_b, int m, int n, int k, double alpha, const double *a, int lda,
                const double *b, int ldb, double beta, double *c, int ldc);
void csim_sgemm(int transpose_a, int transpose_b, int m, int n, int k, float alpha, const float *a, int lda,
                const float *b, int ldb, float beta, float *c, int ldc);

/* ---- lapack.c ---------------------------------------------------------------------------------------------------- */

/* The `wanted` largest eigenvalues of a symmetric n x n matrix (destroyed), descending in `values`; `vectors` is
 * wanted x n, one eigenvector a row. Status: 0, or LAPACK's info (dsyevr), or -1000 when memory ran out. */
int csim_symmetric_eigen(int n, double *a, int wanted, double *values, double *vectors);
/* The thin SVD of an m x n matrix (destroyed): with r = min(m, n), `u` is m x r, `s` has r entries, descending,
 * `vt` is r x n. Status: 0, or LAPACK's info (dgesdd), or -1000 when memory ran out. */
int csim_dense_svd(int m, int n, double *a, double *u, double *s, double *vt);

/* ---- sparse.c: CSR against a block of `width` dense columns ------------------------------------------------------ */

/* y[i] = sum over row i of a_ij x[j], for rows begin..<end. x is columns x width, y rows x width. */
void csim_sparse_times(const int64_t *offsets, const int32_t *columns, const double *values, int64_t begin, int64_t end,
                       const double *x, int width, double *y);
/* y[j] += a_ij x[i], for rows begin..<end. x is rows x width, y columns x width. */
void csim_sparse_transpose_times(const int64_t *offsets, const int32_t *columns, const double *values, int64_t begin,
                                 int64_t end, const double *x, int width, double *y);
/* y += A_r^T (A_r x) for the rows begin..<end in one pass; x and y are columns x width; `row` holds width doubles. */
void csim_sparse_gram(const int64_t *offsets, const int32_t *columns, const double *values, int64_t begin, int64_t end,
                      const double *x, int width, double *y, double *row);

/* ---- dense.c ----------------------------------------------------------------------------------------------------- */

/* Orthonormalises the `count` rows of q (count x length) against one another, in order, by Gram-Schmidt run twice.
 * r (count x count, upper triangular, r[i][j] = component of row j on row i) such that old row j = sum_i r[i][j] q_i.
 * A row that depends on those before it is set to zero, with a zero on the diagonal. Returns the number of such rows. */
int csim_orthonormalize(double *q, int count, int64_t length, double *r);
/* sum_i a_i b_i in a fixed order. */
double csim_dot(const double *a, const double *b, int64_t length);
float csim_float_dot(const float *a, const float *b, int64_t length);

/* ---- select.c: the best few ------------------------------------------------------------------------------------- */

/* A bounded list of the best entries, kept as a heap with the worst on top. Ties go to the lower item. */
typedef struct {
    float score;
    int32_t item;
} csim_entry;

/* Offers items first..<first+count with scores[0..<count] to a heap of `size` <= capacity entries; scores at or below
 * `floor` are passed over. Returns the new size. */
int csim_offer(const float *scores, int64_t count, int32_t first, float floor, csim_entry *heap, int size, int capacity);
/* The best of the items in `touched` by their sums, as a heap of at most `capacity` (at least 1) entries; sets the sums
 * back to zero. Returns the size of the heap. */
int csim_collect(float *sums, const int32_t *touched, int64_t touched_count, csim_entry *heap, int capacity);
/* Sorts a heap best first (ties: lower item first). */
void csim_sort_entries(csim_entry *heap, int size);
/* For each of `rows` rows of scores (row stride `stride`, `count` entries): the index of the largest entry (the lowest
 * of equal ones) and its value. */
void csim_argmax(const float *scores, int rows, int count, int stride, int32_t *index, float *value);

/* ---- postings.c: sparse scores by an inverted index --------------------------------------------------------------- */

/* sums[item] += weight * weights[p] for the postings p in begin..<end with items[p] < limit (items ascend).
 * An item that is met for the first time (sums 0, all weights positive) is appended to `touched`,
 * which has room for one more than there are items.
 * Returns the new number of touched items. */
int64_t csim_accumulate(const int32_t *items, const float *weights, int64_t begin, int64_t end, int32_t limit,
                        float weight, float *sums, int32_t *touched, int64_t touched_count);

/* ---- local.c: local alignment ------------------------------------------------------------------------------------- */

/* The best local alignment of a (a_count words, each worth its weight where it meets an equal word of b) with b; a word
 * that is skipped or replaced costs `penalty`. `row` holds b_count + 1 floats. O(a_count b_count). */
float csim_local_alignment(const int32_t *a, const float *weights, int a_count, const int32_t *b, int b_count,
                           float penalty, float *row);

/* ---- ngrams.c: word n-grams that several sentences share ---------------------------------------------------------- */

/* Sentence s is words[bounds[s]..<bounds[s + 1]]; an n-gram is `length` of its words in a row, none of them negative.
 * Its place is the index of its first word, below 2^31. An entry is one occurrence: 32 bits of the hash above the
 * place. Equal hashes are never taken for equal words: csim_ngram_groups compares the words. */
enum { CSIM_LONGEST_NGRAM = 64 };

/* Asks for large pages where the system has them: memory that is written once costs half as much to come by. */
void csim_prefer_huge_pages(void *memory, size_t bytes);
/* The entries of the sentences begin..<end, by parts 0..<2^part_bits (at most 2^31) of the hash, in the order of the
 * places within a part. Part p is entries[starts[p]..<starts[p + 1]]; `starts` has 2^part_bits + 2 numbers, the last of
 * no meaning. `hashes`, `places` and `entries` have room for as many as the sentences have words. `hash_mask` says
 * which bits of the hash are used: all of them but in a test of collisions. O(words length). */
void csim_ngram_entries(const int32_t *words, const int64_t *bounds, int64_t begin, int64_t end, int length,
                        uint64_t hash_mask, int part_bits, uint64_t *hashes, int32_t *places, uint64_t *entries,
                        uint32_t *starts);
/* Keeps the entries of one part, in their order, whose hash may occur twice: all that do, and some that do not, the
 * fewer the larger the table of 2^table_bits (6 to 32) bits. `table` has room for two such tables. Returns how many.
 * O(count + 2^table_bits). */
int64_t csim_ngram_recurring(uint64_t *entries, int64_t count, int table_bits, uint64_t *table);
/* Sorts by the upper 32 bits; what is equal there keeps its order. `other` has room for `count`. O(count). */
void csim_sort_by_upper(uint64_t *entries, uint64_t *other, int64_t count);
/* index[b] = the sentence that holds word b 2^CSIM_INDEX_BITS, so that the sentence of any word is found near by; the
 * entry after those is the last sentence. At least one sentence; where there are no words, one entry. */
enum { CSIM_INDEX_BITS = 6 };
void csim_sentence_index(const int64_t *bounds, int64_t sentences, int32_t *index);
/* The n-grams that stand in two or more sentences, of entries sorted by hash and then by place (destroyed). Group g
 * holds every occurrence of one n-gram: places[ends[g - 1]..<ends[g]], ascending, with their sentences in `holders`.
 * The groups come in the order of the hash, then of the first place. `places` and `holders` have room for `count`,
 * `ends` for half of it. Returns the number of groups. O(count), more only where hashes collide. */
int64_t csim_ngram_groups(const int32_t *words, const int64_t *bounds, const int32_t *index, int length,
                          uint64_t *entries, int64_t count, int32_t *places, int32_t *holders, int64_t *ends);

/* One member of a group: which group, and where in the array of members it stands. */
typedef struct {
    int64_t index;
    int64_t group;
} csim_member;
/* Two rows, first < second, and in how many groups both are. */
typedef struct {
    int32_t first, second, shared;
} csim_pair;

/* The pairs whose first row is in begin..<end, ordered by (first, second). Group g holds the distinct rows
 * holders[group_starts[g]..<group_starts[g + 1]], ascending; members[row_starts[r]..<row_starts[r + 1]] are the places
 * of row r in the groups. `counts` has a zero for each row and is left so; `touched` has room for the rows; `pairs` for
 * what is returned, the number of pairs. O(the sum over groups of the pairs in them). */
int64_t csim_shared_pairs(const int64_t *group_starts, const int32_t *holders, const int64_t *row_starts,
                          const csim_member *members, int64_t begin, int64_t end, int32_t *counts, int32_t *touched,
                          csim_pair *pairs);
