/* The exact nearest rows without computing most of the inner products: the products of the quantised rows, which cost a
 * quarter of those of floats, tell within a rigorous bound what a score can be at most. What cannot reach a row's worst
 * entry is turned away sixteen at a time, the little that is left is scored exactly. So the result is that of the naive
 * way, bit for bit, whatever the quantisation lost. */
#include "quantised.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Panels that meet all asking rows before the next ones do: with their floats they stay in the second-level cache. */
enum { BLOCK_PANELS = 8 };
/* The rows that ask, in tiles of `width`, and their heaps. */
typedef struct {
    const csim_quantised *rows;
    /* Tile by tile; in a tile pair by pair, row by row. */
    twice_pair *tiles;
    int count, width;
    const float *values;
    const csim_rounding *roundings;
    int64_t *limits;
    int most;
    csim_entry *heaps;
    int *sizes;
} asking_rows;

static void score(const asking_rows *asking, int at, int64_t item, int product) {
    const csim_quantised *rows = asking->rows;
    csim_entry *heap = asking->heaps + (int64_t)at * asking->most;
    const int is_full = asking->sizes[at] == asking->most;
    if (is_full && !can_reach(heap->score, product, asking->roundings[at], rows->roundings[item], rows->d)) return;
    const float exact = csim_float_dot(asking->values + (int64_t)at * rows->d, rows->values + item * rows->d, rows->d);
    if (is_full && exact < heap->score) return;
    asking->sizes[at] = csim_offer(&exact, 1, (int32_t)item, -INFINITY, heap, asking->sizes[at], asking->most);
}

static csim_panel_bound bound_of(const csim_panel_bound *panels, int64_t count) {
    csim_panel_bound all = panels[0];
    for (int64_t i = 1; i < count; i++) {
        all.least_unit = fmin(all.least_unit, panels[i].least_unit);
        all.most_unit = fmax(all.most_unit, panels[i].most_unit);
        all.error = fmaxf(all.error, panels[i].error);
        all.length = fmaxf(all.length, panels[i].length);
    }
    return all;
}

/* The floors of a tile's rows among the panels of a block; returns the highest limit. */
static int64_t prepare(const asking_rows *asking, int first, const csim_panel_bound *block, int16_t *floors) {
    int64_t highest = 0;
    for (int r = 0; r < asking->width; r++) {
        const int at = first + r;
        const int64_t limit = at < asking->count ? asking->limits[at] : 0;
        floors[r] = limit == 0 ? HIGHEST_FLOOR : LOWEST_FLOOR;
        if (limit > 0 && asking->sizes[at] == asking->most)
            floors[r] = floor_of(asking->roundings[at], asking->heaps[(int64_t)at * asking->most].score, block,
                                 asking->rows->d);
        highest = limit > highest ? limit : highest;
    }
    return highest;
}

static void take_hits(const asking_rows *asking, int first, int64_t panel, const int16_t (*products)[CSIM_BYTE_PANEL],
                      const uint32_t *hits) {
    for (int r = 0; r < asking->width; r++)
        for (uint32_t left = hits[r]; left != 0; left &= left - 1) {
            const int lane = __builtin_ctz(left);
            const int64_t item = panel * CSIM_BYTE_PANEL + lane;
            if (item >= asking->limits[first + r]) break;
            score(asking, first + r, item, products[r][lane]);
        }
}

/* All asking rows against the panels begin..<end, at most BLOCK_PANELS. */
static void meet(const asking_rows *asking, int64_t begin, int64_t end) {
    const csim_quantised *rows = asking->rows;
    const int pairs = pairs_of(rows->d);
    const csim_panel_bound block = bound_of(rows->bounds + begin, end - begin);
    for (int first = 0; first < asking->count; first += asking->width) {
        int16_t floors[TILE_ROWS], products[TILE_ROWS][CSIM_BYTE_PANEL];
        uint32_t hits[TILE_ROWS];
        const int64_t limit = prepare(asking, first, &block, floors);
        for (int64_t panel = begin; panel < end && panel * CSIM_BYTE_PANEL < limit; panel++) {
            csim_multiply(asking->tiles + (int64_t)first * pairs, asking->width,
                          rows->panels + panel * pairs * 2 * CSIM_BYTE_PANEL, pairs, rows->starts + panel * CSIM_BYTE_PANEL,
                          floors, products, hits);
            take_hits(asking, first, panel, (const int16_t (*)[CSIM_BYTE_PANEL])products, hits);
        }
    }
}

/* Room for `count` rows that ask; 0, or -1 when there is none. */
static int prepare_room(asking_rows *asking) {
    const size_t places = (size_t)(asking->count + asking->width - 1) / (size_t)asking->width * (size_t)asking->width;
    const size_t pairs = places * (size_t)pairs_of(asking->rows->d);
    asking->tiles = malloc((pairs + 1) * sizeof *asking->tiles);
    asking->limits = malloc((places + 1) * sizeof *asking->limits);
    if (asking->tiles == NULL || asking->limits == NULL) return -1;
    for (size_t pair = 0; pair < pairs; pair++) asking->tiles[pair] = TWICE_NOTHING;
    return 0;
}

static void release(asking_rows *asking) {
    free(asking->tiles);
    free(asking->limits);
}

/* Takes a quantised row (2 pairs_of(d) entries) in as asking row `at`, with `limit`. */
static void take_in(const asking_rows *asking, int at, const int8_t *q, int64_t begin, int64_t limit) {
    put_in_tile(q, pairs_of(asking->rows->d), at, asking->width, asking->tiles);
    /* All rows are as near to a row of zeros: the first ones are its entries, and there is nothing to search. */
    const int is_zero = asking->roundings[at].unit == 0;
    asking->limits[at] = is_zero && limit > begin + asking->most ? begin + asking->most : limit;
    asking->sizes[at] = 0;
}

/* From the last block to the first: what stands near is often alike, and raises the floors early. */
static void search_backwards(const asking_rows *asking) {
    int64_t limit = 0;
    for (int at = 0; at < asking->count; at++) limit = asking->limits[at] > limit ? asking->limits[at] : limit;
    const int64_t panels = (limit + CSIM_BYTE_PANEL - 1) / CSIM_BYTE_PANEL;
    for (int64_t begin = (panels - 1) / BLOCK_PANELS * BLOCK_PANELS; begin >= 0 && panels > 0; begin -= BLOCK_PANELS)
        meet(asking, begin, begin + BLOCK_PANELS < panels ? begin + BLOCK_PANELS : panels);
}

int csim_nearest_earlier(const csim_quantised *rows, int64_t begin, int64_t end, const int64_t *limits, int most,
                         csim_entry *entries, int *sizes) {
    const int pairs = pairs_of(rows->d);
    asking_rows asking = {.rows = rows, .count = (int)(end - begin), .width = TILE_ROWS, .most = most,
                          .values = rows->values + begin * rows->d, .roundings = rows->roundings + begin,
                          .heaps = entries, .sizes = sizes};
    int8_t *q = malloc((size_t)pairs * 2 + 1);
    const int status = prepare_room(&asking) == 0 && q != NULL ? 0 : -1;
    if (status == 0) {
        for (int64_t row = begin; row < end; row++) {
            take_from_panel(rows, row, q);
            take_in(&asking, (int)(row - begin), q, 0, most > 0 ? limits[row] : 0);
        }
        search_backwards(&asking);
        for (int at = 0; at < asking.count; at++) csim_sort_entries(entries + (int64_t)at * most, sizes[at]);
    }
    free(q);
    release(&asking);
    return status;
}

int csim_nearest_to(const csim_quantised *rows, const float *query, int64_t begin, int64_t end, int most,
                    csim_entry *entries) {
    const size_t entries_of_row = (size_t)pairs_of(rows->d) * 2;
    csim_rounding rounding;
    int size = -1;
    asking_rows asking = {.rows = rows, .count = 1, .width = 1, .most = most, .values = query,
                          .roundings = &rounding, .heaps = entries, .sizes = &size};
    int8_t *q = calloc(entries_of_row + 1, 1);
    double *mixed = malloc((entries_of_row + 1) * sizeof *mixed);
    if (prepare_room(&asking) == 0 && q != NULL && mixed != NULL) {
        rounding = csim_quantise_row(query, rows->d, mixed, q);
        take_in(&asking, 0, q, begin, most > 0 ? end : 0);
        const int64_t panels = (asking.limits[0] + CSIM_BYTE_PANEL - 1) / CSIM_BYTE_PANEL;
        for (int64_t panel = begin / CSIM_BYTE_PANEL; panel < panels; panel += BLOCK_PANELS)
            meet(&asking, panel, panel + BLOCK_PANELS < panels ? panel + BLOCK_PANELS : panels);
        csim_sort_entries(entries, size);
    }
    free(q);
    free(mixed);
    release(&asking);
    return size;
}
