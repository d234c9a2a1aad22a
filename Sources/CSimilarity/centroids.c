/* The exact nearest centroids of points, round by round while the centroids move.
 *
 * Two bounds save products (Hamerly 2010, on cosines instead of distances): the cosine to a point's own centroid falls by
 * no more than the centroid's step, that to any other rises by no more than the longest of theirs. While the one lies
 * above the other the point stays. The few centroids with the longest steps can be left out of that: their products are
 * computed for all points.
 *
 * A point that may go elsewhere meets all centroids by products of bytes, 32 points at once. Within the bound of their
 * error these leave few centroids to be compared in floats; see quantise.c. */
#include "quantised.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* A number for each point of a panel, or a bit. */
typedef int16_t lanes __attribute__((vector_size(2 * CSIM_BYTE_PANEL), aligned(2)));
typedef bool lane_bits __attribute__((ext_vector_type(CSIM_BYTE_PANEL)));
typedef int16_t lane_products[CSIM_BYTE_PANEL];

/* The largest product of each lane, and the first tile of centroids that has it. */
BODY void csim_best_of_lanes_body(const lane_products *products, int tiles, int16_t *best, int16_t *tile_of_best) {
    lanes most = (lanes){0} + LOWEST_FLOOR, where = {0};
    for (int tile = 0; tile < tiles; tile++) {
        lanes of_tile = *(const lanes *)products[tile * TILE_ROWS];
        for (int r = 1; r < TILE_ROWS; r++)
            of_tile = __builtin_elementwise_max(of_tile, *(const lanes *)products[tile * TILE_ROWS + r]);
        const lanes above = of_tile > most;
        where = (above & (int16_t)tile) | (~above & where);
        most = __builtin_elementwise_max(most, of_tile);
    }
    *(lanes *)best = most;
    *(lanes *)tile_of_best = where;
}

LEVELS(void, csim_best_of_lanes,
       (const lane_products *products, int tiles, int16_t *best, int16_t *tile_of_best),
       (products, tiles, best, tile_of_best))

/* Bit `lane` of reaching[c] is set where the product with centroid c is at least the floor of the lane; `below` is the
 * largest of the others. */
BODY void csim_reaching_body(const lane_products *products, int count, const int16_t *floors, uint32_t *reaching,
                             int16_t *below) {
    const lanes floor = *(const lanes *)floors;
    lanes others = (lanes){0} + LOWEST_FLOOR;
    for (int c = 0; c < count; c++) {
        const lanes product = *(const lanes *)products[c], hit = product >= floor;
        const lane_bits bits = __builtin_convertvector(hit, lane_bits);
        memcpy(reaching + c, &bits, sizeof bits);
        others = __builtin_elementwise_max(others, (hit & LOWEST_FLOOR) | (~hit & product));
    }
    *(lanes *)below = others;
}

LEVELS(void, csim_reaching,
       (const lane_products *products, int count, const int16_t *floors, uint32_t *reaching, int16_t *below),
       (products, count, floors, reaching, below))

int csim_quantise_centroids(csim_centroids *centroids) {
    const int32_t k = centroids->k, d = centroids->d, pairs = pairs_of(d);
    double *mixed = malloc(((size_t)k * (size_t)d + 1) * sizeof *mixed);
    int8_t *q = calloc((size_t)pairs * 2 + 1, 1);
    if (mixed == NULL || q == NULL) return free(mixed), free(q), -1;
    centroids->unit = 0;
    for (int32_t c = 0; c < k; c++)
        centroids->unit = fmax(centroids->unit,
                               csim_least_unit(centroids->values + (int64_t)c * d, d, mixed + (int64_t)c * d));
    if (centroids->unit == 0) centroids->unit = 1;
    for (int longest = INT32_MAX; longest > LONGEST * LONGEST;) {
        longest = 0;
        centroids->error = centroids->length = 0;
        for (int64_t place = 0; place < csim_places_of_centroids(k) * (int64_t)pairs; place++)
            centroids->tiles[place] = TWICE_NOTHING;
        for (int32_t c = 0; c < k; c++) {
            csim_rounding rounding;
            const int squares = csim_round_row(mixed + (int64_t)c * d, d, centroids->unit, q, &rounding);
            longest = squares > longest ? squares : longest;
            centroids->error = fmaxf(centroids->error, rounding.error);
            centroids->length = fmaxf(centroids->length, rounding.length);
            put_in_tile(q, pairs, c, TILE_ROWS, centroids->tiles);
        }
        if (longest > LONGEST * LONGEST) centroids->unit *= sqrt(longest) / LONGEST * 1.0005;
    }
    free(mixed);
    free(q);
    return 0;
}

int64_t csim_places_of_centroids(int32_t k) { return ((int64_t)k + TILE_ROWS - 1) / TILE_ROWS * TILE_ROWS; }

/* Some points, as a panel. */
typedef struct {
    const int8_t *bytes;
    const int16_t *starts;
    int64_t rows[CSIM_BYTE_PANEL];
    int count;
} points_panel;

typedef struct {
    const csim_quantised *points;
    const csim_centroids *all, *fast;
    csim_nearest *nearest;
    /* For as many centroids as there are places for. */
    lane_products *products;
    uint32_t *reaching;
} centroid_round;

/* A float that is not less. */
static float above(double x) { return nextafterf((float)x, INFINITY); }

/* What an inner product with one of some centroids can be at most, given that of the bytes. */
static double most_of(csim_rounding row, const csim_centroids *centroids, int product, int32_t d) {
    const double unit = row.unit * centroids->unit;
    return unit == 0 ? 0 : (product + 1 + slack(row, centroids->error, centroids->length, unit, d)) * unit;
}

/* The products of a panel with centroids; those of no centroid are the lowest. */
static void multiply(const centroid_round *round, const points_panel *panel, const csim_centroids *centroids) {
    const int pairs = pairs_of(centroids->d);
    const int64_t places = csim_places_of_centroids(centroids->k);
    for (int64_t first = 0; first < places; first += TILE_ROWS) {
        const int16_t floors[TILE_ROWS] = {0};
        uint32_t hits[TILE_ROWS];
        csim_multiply(centroids->tiles + first * pairs, TILE_ROWS, panel->bytes, pairs, panel->starts, floors,
                      round->products + first, hits);
    }
    for (int64_t place = centroids->k; place < places; place++)
        *(lanes *)round->products[place] = (lanes){0} + LOWEST_FLOOR;
}

static float exact(const centroid_round *round, int64_t row, int32_t centroid) {
    const int32_t d = round->all->d;
    return csim_float_dot(round->points->values + row * d, round->all->values + (int64_t)centroid * d, d);
}

/* A first guess for a lane, from the products of bytes, and the floor that the products of what is nearer cannot be
 * under. */
static int16_t guess(const centroid_round *round, int lane, int64_t row, int16_t best, int tile) {
    int32_t centroid = tile * TILE_ROWS;
    while (round->products[centroid][lane] != best) centroid++;
    const float cosine = exact(round, row, centroid);
    round->nearest->centroid[row] = centroid;
    round->nearest->own[row] = cosine;
    round->nearest->others[row] = -INFINITY;
    const csim_rounding rounding = round->points->roundings[row];
    const double unit = rounding.unit * round->all->unit;
    if (unit == 0) return LOWEST_FLOOR;
    return floor_under(cosine / unit - slack(rounding, round->all->error, round->all->length, unit, round->all->d));
}

static void include(float *most, float cosine) { *most = cosine > *most ? cosine : *most; }

/* Compares a point with a centroid whose product of bytes lets it be the nearest. */
static void compare(const centroid_round *round, int64_t row, int32_t centroid, int product) {
    csim_nearest *nearest = round->nearest;
    if (centroid == nearest->centroid[row]) return;
    const double most = most_of(round->points->roundings[row], round->all, product, round->all->d);
    if (most < nearest->own[row]) return include(nearest->others + row, above(most));
    const float cosine = exact(round, row, centroid), own = nearest->own[row];
    if (cosine < own || (cosine == own && centroid > nearest->centroid[row]))
        return include(nearest->others + row, cosine);
    include(nearest->others + row, own);
    nearest->own[row] = cosine;
    nearest->centroid[row] = centroid;
}

/* The nearest of all centroids to the points of a panel. */
static void meet_all(const centroid_round *round, const points_panel *panel) {
    const int32_t k = round->all->k, d = round->all->d;
    int16_t best[CSIM_BYTE_PANEL], tile_of_best[CSIM_BYTE_PANEL], floors[CSIM_BYTE_PANEL], below[CSIM_BYTE_PANEL];
    /* They come while bytes are multiplied. */
    for (int lane = 0; lane < panel->count; lane++) csim_fetch(round->points->values + panel->rows[lane] * d, d);
    multiply(round, panel, round->all);
    csim_best_of_lanes(round->products, (int)(csim_places_of_centroids(k) / TILE_ROWS), best, tile_of_best);
    for (int lane = 0; lane < CSIM_BYTE_PANEL; lane++)
        floors[lane] = lane < panel->count
                           ? guess(round, lane, panel->rows[lane], best[lane], tile_of_best[lane]) : HIGHEST_FLOOR;
    csim_reaching(round->products, k, floors, round->reaching, below);
    for (int32_t c = 0; c < k; c++)
        for (uint32_t bits = round->reaching[c]; bits != 0; bits &= bits - 1) {
            const int lane = __builtin_ctz(bits);
            compare(round, panel->rows[lane], c, round->products[c][lane]);
        }
    for (int lane = 0; lane < panel->count; lane++)
        if (below[lane] > LOWEST_FLOOR)
            include(round->nearest->others + panel->rows[lane],
                    above(most_of(round->points->roundings[panel->rows[lane]], round->all, below[lane], d)));
}

/* Lets the bounds of a panel's points fall and rise; the points that may go elsewhere, bit by bit. */
static uint32_t open_lanes(const centroid_round *round, const points_panel *panel, const float *falls, float rise) {
    float *own = round->nearest->own + panel->rows[0], *others = round->nearest->others + panel->rows[0];
    uint32_t open = 0;
    for (int lane = 0; lane < panel->count; lane++) {
        own[lane] = own[lane] - falls[round->nearest->centroid[panel->rows[lane]]];
        others[lane] += rise;
        open |= (uint32_t)!(own[lane] > others[lane]) << lane;
    }
    const uint32_t all = UINT32_MAX >> (CSIM_BYTE_PANEL - panel->count);
    if (round->fast->k == 0 || open == all) return open;
    int16_t best[CSIM_BYTE_PANEL], tile_of_best[CSIM_BYTE_PANEL];
    multiply(round, panel, round->fast);
    csim_best_of_lanes(round->products, (int)(csim_places_of_centroids(round->fast->k) / TILE_ROWS), best, tile_of_best);
    for (int lane = 0; lane < panel->count; lane++) {
        const csim_rounding rounding = round->points->roundings[panel->rows[lane]];
        include(others + lane, above(most_of(rounding, round->fast, best[lane], round->fast->d)));
        open |= (uint32_t)!(own[lane] > others[lane]) << lane;
    }
    return open;
}

/* Puts a point of one panel behind those of another. */
static void append(const points_panel *from, int lane, int pairs, int8_t *bytes, int16_t *starts, points_panel *to) {
    for (int pair = 0; pair < pairs; pair++)
        memcpy(bytes + ((int64_t)pair * CSIM_BYTE_PANEL + to->count) * 2,
               from->bytes + ((int64_t)pair * CSIM_BYTE_PANEL + lane) * 2, 2);
    starts[to->count] = from->starts[lane];
    to->rows[to->count++] = from->rows[lane];
}

int csim_update_nearest(const csim_quantised *points, int64_t begin, int64_t end, const csim_centroids *all,
                        const csim_centroids *fast, const float *falls, float rise, csim_nearest *nearest) {
    const int pairs = pairs_of(points->d);
    const int64_t panel_bytes = (int64_t)pairs * 2 * CSIM_BYTE_PANEL;
    const size_t places = (size_t)csim_places_of_centroids(all->k > fast->k ? all->k : fast->k);
    int16_t starts[CSIM_BYTE_PANEL] = {0};
    int8_t *bytes = calloc((size_t)panel_bytes + 1, 1);
    centroid_round round = {.points = points, .all = all, .fast = fast, .nearest = nearest,
                            .products = malloc(places * sizeof *round.products),
                            .reaching = malloc(places * sizeof *round.reaching)};
    const int status = bytes == NULL || round.products == NULL || round.reaching == NULL ? -1 : 0;
    points_panel gathered = {.bytes = bytes, .starts = starts, .count = 0};
    for (int64_t place = begin; place < end && status == 0; place++) {
        points_panel panel = {.bytes = points->panels + place * panel_bytes,
                              .starts = points->starts + place * CSIM_BYTE_PANEL, .count = 0};
        for (int64_t row = place * CSIM_BYTE_PANEL; row < points->n && panel.count < CSIM_BYTE_PANEL; row++)
            panel.rows[panel.count++] = row;
        const uint32_t open = open_lanes(&round, &panel, falls, rise);
        if (open == UINT32_MAX) {
            meet_all(&round, &panel);
            continue;
        }
        for (uint32_t bits = open; bits != 0; bits &= bits - 1) {
            append(&panel, __builtin_ctz(bits), pairs, bytes, starts, &gathered);
            if (gathered.count < CSIM_BYTE_PANEL) continue;
            meet_all(&round, &gathered);
            gathered.count = 0;
        }
    }
    if (gathered.count > 0) meet_all(&round, &gathered);
    free(bytes);
    free(round.products);
    free(round.reaching);
    return status;
}
