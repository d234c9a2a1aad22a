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
 * wanted x n, one eigenvector a row. Status: 0, or LAPACK's info, or -1000 when memory ran out. */
int csim_symmetric_eigen(int n, double *a, int wanted, double *values, double *vectors);
/* The thin SVD of an m x n matrix (destroyed): with r = min(m, n), `u` is m x r, `s` has r entries, descending,
 * `vt` is r x n. Status: 0, or LAPACK's info (dgesdd), or -1000 when memory ran out. */
int csim_dense_svd(int m, int n, double *a, double *u, double *s, double *vt);

/* ---- sparse.c: CSR against a block of dense columns, in single and double precision ------------------------------- */

/* y[i] = sum over row i of a_ij x[j], for rows begin..<end. x is columns x width, y rows x width. */
void csim_sparse_times_double(const int64_t *offsets, const int32_t *columns, const double *values, int64_t begin,
                              int64_t end, const double *x, int width, double *y);
void csim_sparse_times_float(const int64_t *offsets, const int32_t *columns, const float *values, int64_t begin,
                             int64_t end, const float *x, int width, float *y);
/* The same where x and y are panels. Rows of more than 256 entries are summed in double. */
void csim_sparse_panel_double(const int64_t *offsets, const int32_t *columns, const double *values, int64_t begin,
                              int64_t end, const double *x, double *y);
void csim_sparse_panel_float(const int64_t *offsets, const int32_t *columns, const float *values, int64_t begin,
                             int64_t end, const float *x, float *y);
/* y[targets[i]] += sum over offsets[i]..<offsets[i + 1] of values[p] x[rows[p]], for begin <= i < end; x and y are panels.
 * Sums of more than 256 entries are formed in double. */
void csim_sparse_add_double(const int64_t *offsets, const int32_t *targets, const uint16_t *rows, const double *values,
                            int64_t begin, int64_t end, const double *x, double *y);
void csim_sparse_add_float(const int64_t *offsets, const int32_t *targets, const uint16_t *rows, const float *values,
                           int64_t begin, int64_t end, const float *x, float *y);

/* ---- panel.c: the tall and thin work of a Krylov basis ------------------------------------------------------------ */

/* A panel is a matrix of sixteen columns, row-major: a row is one cache line of floats. A basis is `count` panels of
 * the same length. All functions take the rows begin..<end. */
enum { CSIM_PANEL = 16 };

/* coefficients[i] += Q_i^T W for each panel i of the basis: count matrices of 16 x 16, row-major. Summed in the
 * precision of the panels over 256 rows and in double above. */
void csim_panel_project_double(const double *const *basis, int count, const double *block, int64_t begin, int64_t end,
                               double *coefficients);
void csim_panel_project_float(const float *const *basis, int count, const float *block, int64_t begin, int64_t end,
                              double *coefficients);
/* W += sum over i of Q_i C_i. */
void csim_panel_combine_double(const double *const *basis, int count, const double *coefficients, int64_t begin,
                               int64_t end, double *block);
void csim_panel_combine_float(const float *const *basis, int count, const float *coefficients, int64_t begin,
                              int64_t end, float *block);
/* W = W M, M 16 x 16. */
void csim_panel_turn_double(double *block, const double *matrix, int64_t begin, int64_t end);
void csim_panel_turn_float(float *block, const float *matrix, int64_t begin, int64_t end);
/* gram (16 x 16) += W^T W, in double. */
void csim_panel_gram_double(const double *block, int64_t begin, int64_t end, double *gram);
void csim_panel_gram_float(const float *block, int64_t begin, int64_t end, double *gram);
/* sums[j] += sum over rows of (W_rj - scales_j X_rj)^2, in double, for the 16 columns j. */
void csim_panel_squares_double(const double *block, const double *other, const double *scales, int64_t begin,
                               int64_t end, double *sums);
void csim_panel_squares_float(const float *block, const float *other, const double *scales, int64_t begin, int64_t end,
                              double *sums);

/* Memory for a long array, on huge pages where the system has them: random rows of it are read without a miss in the
 * translation of addresses. NULL when there is none. Freed by free(). */
void *csim_pages(size_t bytes);

/* ---- dense.c ----------------------------------------------------------------------------------------------------- */

/* sum_i a_i b_i in a fixed order. */
float csim_float_dot(const float *a, const float *b, int64_t length);

/* ---- clusters.c: distances of points and clusters ----------------------------------------------------------------- */

/* sum_i (a_i - b_i)^2 in a fixed order; the same bits when a and b are swapped. */
float csim_squared_distance(const float *a, const float *b, int64_t length);
/* scores[i] = -2 size sizes[i] / (size + sizes[i]) max(0, square + squares[i] - 2 products[i]): the negated square of
 * Ward's distance of one cluster to others, from the products of the centroids and their squared lengths. */
void csim_ward_scores(const float *products, int64_t count, float square, float size, const float *squares,
                      const float *sizes, float *scores);
/* Inner products of unit vectors become their negated distances, -sqrt(max(0, 2 - 2 product)). */
void csim_negated_chords(float *products, int64_t count);
/* Asks for numbers to be brought into cache, in their order. */
void csim_fetch(const float *values, int64_t count);
/* sum[i] += factor row[i]. */
void csim_add_row(double *sum, const float *row, double factor, int64_t count);

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

/* ---- quantise.c: rows of bytes in place of rows of floats --------------------------------------------------------- */

/* Rows of bytes stand in panels of this many, interleaved by pairs of dimensions:
 * panel[pair][row][2], the last pair filled up with 0 where d is odd, the last panel with rows of 0. */
enum { CSIM_BYTE_PANEL = 32 };
/* So many rows that ask meet a panel at once. */
enum { CSIM_BYTE_TILE = 6 };
/* The longest row that is taken: no inner product of two such rows overflows a float. */
#define CSIM_LONGEST_ROW 0x1p60

/* How a row x was quantised to whole numbers q: R x = unit (q + e) for an orthogonal R, the same for all rows (so that it
 * changes no inner product). A row of zeros has unit 0. */
typedef struct {
    double unit;
    /* At least |e| and at least |q + e|, Euclidean. */
    float error, length;
} csim_rounding;

/* Over the rows of a panel that are not zero: the least and the largest unit (infinity and 0 where there is none), the
 * largest error and length. */
typedef struct {
    double least_unit, most_unit;
    float error, length;
} csim_panel_bound;

/* n rows of d floats beside their quantised copy. With p = ceil(n / CSIM_BYTE_PANEL): `panels` has p CSIM_BYTE_PANEL d bytes (d
 * rounded up to even), `starts` p CSIM_BYTE_PANEL entries, `roundings` n, `bounds` p. */
typedef struct {
    const float *values;
    int64_t n;
    int32_t d;
    const int8_t *panels;
    const int16_t *starts;
    const csim_rounding *roundings;
    const csim_panel_bound *bounds;
} csim_quantised;

/* Whether a row (d floats) can be taken: all finite, and no longer than CSIM_LONGEST_ROW. */
int csim_is_comparable(const float *row, int32_t d);
/* Quantises the rows of the panels begin..<end; `mixed` and `row` hold d numbers. -1, or the first row of the range that
 * is not comparable: what was filled in is then of no use. O(rows d). */
int64_t csim_quantise(const float *values, int64_t rows, int32_t d, int64_t begin, int64_t end, double *mixed,
                      int8_t *row, int8_t *panels, int16_t *starts, csim_rounding *roundings, csim_panel_bound *bounds);

/* ---- nearest.c: the exact nearest rows by inner product ------------------------------------------------------------ */

/* For each row i in begin..<end the `most` rows j < limits[i] with the largest csim_float_dot(i, j), ties to the lower j,
 * best first: entries[(i - begin) most + ...], their number in sizes[i - begin]. Limits lie in 0...n. 0, or -1 when memory
 * ran out. O((end - begin) limit d) byte operations. */
int csim_nearest_earlier(const csim_quantised *rows, int64_t begin, int64_t end, const int64_t *limits, int most,
                         csim_entry *entries, int *sizes);
/* The same for one query (d floats, comparable) among the rows begin..<end, `begin` a multiple of CSIM_BYTE_PANEL; returns the
 * number of entries, or -1. */
int csim_nearest_to(const csim_quantised *rows, const float *query, int64_t begin, int64_t end, int most,
                    csim_entry *entries);

/* ---- centroids.c: the exact nearest centroids of points, while the centroids move ------------------------------------ */

/* Centroids, k x d floats (each comparable), beside their bytes, all by one unit. The caller sets the first four;
 * `tiles` has csim_places_of_centroids(k) ceil(d / 2) entries. */
typedef struct {
    const float *values;
    int32_t k, d;
    uint32_t *tiles;
    double unit;
    /* The largest of all, as in csim_rounding. */
    float error, length;
} csim_centroids;

/* k rounded up to whole tiles. */
int64_t csim_places_of_centroids(int32_t k);
/* Fills in the bytes. 0, or -1 when memory ran out. O(k d). */
int csim_quantise_centroids(csim_centroids *centroids);

/* For each point its centroid (0 before the first round), a number that its inner product with that centroid is at
 * least (-infinity before the first round), and one that its products with all others are at most. */
typedef struct {
    int32_t *centroid;
    float *own, *others;
} csim_nearest;

/* Finds for each point of the panels begin..<end the centroid with the largest csim_float_dot, the lowest of equal ones.
 * `all` are those centroids, at most 6 x 32767, and `fast` a copy of some of them (k may be 0). Since the last round the
 * product of a point with centroid c has fallen by at most falls[c] (infinity for the fast ones) and with one that is not
 * fast has risen by at most `rise`. 0, or -1 when memory ran out. O(points k d) byte operations at most. */
int csim_update_nearest(const csim_quantised *points, int64_t begin, int64_t end, const csim_centroids *all,
                        const csim_centroids *fast, const float *falls, float rise, csim_nearest *nearest);

/* ---- edges.c: the shortest edges between groups of unit vectors ----------------------------------------------------- */

/* Two items, and the square of how far apart they are. Edges are ordered by that, equal ones by their lower item, then by
 * the other. */
typedef struct {
    float square;
    int32_t first, second;
} csim_edge;

/* For each row of begin..<end, of group g, and each group h > g, the edges of the row to the rows of h; the shortest of
 * each pair of groups goes to edges[(g - groups[begin]) group_count + h] where it is shorter than what stands there. The
 * square of an edge is max(2 - 2 csim_float_dot, the cores of both rows). `groups` (0..<group_count, ascending), `items`
 * and `cores` (not negative) have an entry for each row. 0, or -1 when memory ran out. O((end - begin) n d) byte
 * operations. */
int csim_shortest_edges(const csim_quantised *rows, const int32_t *groups, const int32_t *items, const float *cores,
                        int64_t begin, int64_t end, int32_t group_count, csim_edge *edges);

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
 * of row r in the groups. `counts` has a zero for each row, `marks` a zero bit, `marked` one for each 64 of those, and are
 * left so; `pairs` has room for what is returned, the number of pairs. O(the sum over groups of the pairs in them, and
 * for each row one step for each 4,096 rows). */
int64_t csim_shared_pairs(const int64_t *group_starts, const int32_t *holders, const int64_t *row_starts,
                          const csim_member *members, int64_t begin, int64_t end, int32_t *counts, uint64_t *marks,
                          uint64_t *marked, csim_pair *pairs);
