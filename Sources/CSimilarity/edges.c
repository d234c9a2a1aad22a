/* The shortest edges between groups of points: products of bytes tell which few pairs may be shorter than the shortest
 * that was found so far between their groups, as in nearest.c. */
#include "quantised.h"

#include <stdlib.h>

/* Panels that meet all rows before the next ones do. */
enum { BLOCK_PANELS = 16 };

typedef struct {
    const csim_quantised *rows;
    const int32_t *groups, *items;
    const float *cores;
    int32_t group_count;
    int64_t begin, end;
    csim_edge *edges;
} search;

static int is_shorter(csim_edge a, csim_edge b) {
    if (a.square != b.square) return a.square < b.square;
    const int32_t least = a.first < a.second ? a.first : a.second, other = b.first < b.second ? b.first : b.second;
    if (least != other) return least < other;
    return (least == a.first ? a.second : a.first) < (other == b.first ? b.second : b.first);
}

static csim_edge *edge_of(const search *all, int64_t row, int32_t group) {
    return all->edges + (int64_t)(all->groups[row] - all->groups[all->begin]) * all->group_count + group;
}

/* A product that no edge of at most this square has less than; a little less, for what floats lose. */
static float least_product(float square) { return (float)(1 - square / 2.0 - 1e-6); }

static int64_t last_row(const search *all, int64_t panel) {
    const int64_t last = panel * CSIM_BYTE_PANEL + CSIM_BYTE_PANEL - 1;
    return last < all->rows->n ? last : all->rows->n - 1;
}

/* What the product of a row with the rows of a panel must exceed to be of use. */
static int16_t floor_for(const search *all, int64_t row, int64_t panel) {
    const int32_t first = all->groups[panel * CSIM_BYTE_PANEL], last = all->groups[last_row(all, panel)];
    float longest = -1;
    for (int32_t group = first > all->groups[row] ? first : all->groups[row] + 1; group <= last; group++) {
        const float square = edge_of(all, row, group)->square;
        if (all->cores[row] <= square && square > longest) longest = square;
    }
    if (longest < 0) return HIGHEST_FLOOR;
    if (isinf(longest)) return LOWEST_FLOOR;
    return floor_of(all->rows->roundings[row], least_product(longest), all->rows->bounds + panel, all->rows->d);
}

static void compare(const search *all, int64_t row, int64_t other, int product) {
    if (all->groups[other] <= all->groups[row]) return;
    csim_edge *edge = edge_of(all, row, all->groups[other]);
    const float core = all->cores[row] > all->cores[other] ? all->cores[row] : all->cores[other];
    const csim_rounding *roundings = all->rows->roundings;
    const int32_t d = all->rows->d;
    if (core > edge->square ||
        !can_reach(least_product(edge->square), product, roundings[row], roundings[other], d)) return;
    const float square = 2 - 2 * csim_float_dot(all->rows->values + row * d, all->rows->values + other * d, d);
    const csim_edge found = {square > core ? square : core, all->items[row], all->items[other]};
    if (is_shorter(found, *edge)) *edge = found;
}

/* The rows of a tile, from `first` on, against some panels. */
static void meet(const search *all, const twice_pair *tile, int64_t first, int64_t panel, int64_t end) {
    const int pairs = pairs_of(all->rows->d);
    int16_t floors[TILE_ROWS], products[TILE_ROWS][CSIM_BYTE_PANEL];
    uint32_t hits[TILE_ROWS];
    int32_t from = -1, to = -1;
    for (; panel < end; panel++) {
        const int32_t least = all->groups[panel * CSIM_BYTE_PANEL], most = all->groups[last_row(all, panel)];
        /* While the groups are the same, floors are still true, if low. */
        if (least != from || most != to)
            for (int r = 0; r < TILE_ROWS; r++)
                floors[r] = first + r < all->end ? floor_for(all, first + r, panel) : HIGHEST_FLOOR;
        from = least;
        to = most;
        csim_multiply(tile, TILE_ROWS, all->rows->panels + panel * pairs * 2 * CSIM_BYTE_PANEL, pairs,
                      all->rows->starts + panel * CSIM_BYTE_PANEL, floors, products, hits);
        for (int r = 0; r < TILE_ROWS; r++) {
            if (hits[r] == 0) continue;
            /* They may be lower now. */
            from = -1;
            for (uint32_t bits = hits[r]; bits != 0; bits &= bits - 1) {
                const int lane = __builtin_ctz(bits);
                if (panel * CSIM_BYTE_PANEL + lane < all->rows->n)
                    compare(all, first + r, panel * CSIM_BYTE_PANEL + lane, products[r][lane]);
            }
        }
    }
}

int csim_shortest_edges(const csim_quantised *rows, const int32_t *groups, const int32_t *items, const float *cores,
                        int64_t begin, int64_t end, int32_t group_count, csim_edge *edges) {
    const search all = {rows, groups, items, cores, group_count, begin, end, edges};
    const int pairs = pairs_of(rows->d);
    const int64_t tiles = (end - begin + TILE_ROWS - 1) / TILE_ROWS;
    const int64_t places = tiles * TILE_ROWS * pairs, panels = (rows->n + CSIM_BYTE_PANEL - 1) / CSIM_BYTE_PANEL;
    twice_pair *asking = malloc(((size_t)places + 1) * sizeof *asking);
    int8_t *q = malloc((size_t)pairs * 2 + 1);
    const int status = asking == NULL || q == NULL ? -1 : 0;
    if (status == 0) {
        for (int64_t place = 0; place < places; place++) asking[place] = TWICE_NOTHING;
        for (int64_t row = begin; row < end; row++) {
            take_from_panel(rows, row, q);
            put_in_tile(q, pairs, (int)(row - begin), TILE_ROWS, asking);
        }
        for (int64_t panel = begin / CSIM_BYTE_PANEL; panel < panels; panel += BLOCK_PANELS)
            for (int64_t tile = 0; tile < tiles; tile++)
                meet(&all, asking + tile * TILE_ROWS * pairs, begin + tile * TILE_ROWS, panel,
                     panel + BLOCK_PANELS < panels ? panel + BLOCK_PANELS : panels);
    }
    free(asking);
    free(q);
    return status;
}
