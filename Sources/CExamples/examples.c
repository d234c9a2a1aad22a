/* A test sees to it that this list names every file of examples/. */
#include "CExamples.h"

static const unsigned char file_0[] = {
#embed "../../examples/README.md"
};
static const unsigned char file_1[] = {
#embed "../../examples/communiques/2019-09-30-kestria-reply.txt"
};
static const unsigned char file_2[] = {
#embed "../../examples/communiques/2023-05-17-samarel-wire.txt"
};
static const unsigned char file_3[] = {
#embed "../../examples/communiques/2023-05-17-valdoria-new-minister.txt"
};
static const unsigned char file_4[] = {
#embed "../../examples/communiques/courier-longer-sentence.txt"
};
static const unsigned char file_5[] = {
#embed "../../examples/communiques/joint-communique-ansel.txt"
};
static const unsigned char file_6[] = {
#embed "../../examples/communiques/kestria-briefing-2022-12-08.txt"
};
static const unsigned char file_7[] = {
#embed "../../examples/communiques/kestria-strait-statement.txt"
};
static const unsigned char file_8[] = {
#embed "../../examples/communiques/orvast-courier-bridges.txt"
};
static const unsigned char file_9[] = {
#embed "../../examples/communiques/samarel-talks.txt"
};
static const unsigned char file_10[] = {
#embed "../../examples/communiques/speaking-notes.txt"
};
static const unsigned char file_11[] = {
#embed "../../examples/communiques/valdoria-briefing-2020-11-05.txt"
};
static const unsigned char file_12[] = {
#embed "../../examples/communiques/valdoria-day-of-the-two-banks.txt"
};
static const unsigned char file_13[] = {
#embed "../../examples/communiques/valdoria-press-conference-2025-05-22.txt"
};
static const unsigned char file_14[] = {
#embed "../../examples/communiques/valdoria-spring-briefing.html"
};
static const unsigned char file_15[] = {
#embed "../../examples/dates.csv"
};
static const unsigned char file_16[] = {
#embed "../../examples/rates/merania-2021-06.txt"
};
static const unsigned char file_17[] = {
#embed "../../examples/rates/merania-2021-12.txt"
};
static const unsigned char file_18[] = {
#embed "../../examples/rates/merania-2022-06.txt"
};
static const unsigned char file_19[] = {
#embed "../../examples/rates/merania-2022-12.txt"
};
static const unsigned char file_20[] = {
#embed "../../examples/rates/merania-2023-06.txt"
};
static const unsigned char file_21[] = {
#embed "../../examples/table.csv"
};

static const cexamples_file files[] = {
    {"README.md", file_0, sizeof file_0},
    {"communiques/2019-09-30-kestria-reply.txt", file_1, sizeof file_1},
    {"communiques/2023-05-17-samarel-wire.txt", file_2, sizeof file_2},
    {"communiques/2023-05-17-valdoria-new-minister.txt", file_3, sizeof file_3},
    {"communiques/courier-longer-sentence.txt", file_4, sizeof file_4},
    {"communiques/joint-communique-ansel.txt", file_5, sizeof file_5},
    {"communiques/kestria-briefing-2022-12-08.txt", file_6, sizeof file_6},
    {"communiques/kestria-strait-statement.txt", file_7, sizeof file_7},
    {"communiques/orvast-courier-bridges.txt", file_8, sizeof file_8},
    {"communiques/samarel-talks.txt", file_9, sizeof file_9},
    {"communiques/speaking-notes.txt", file_10, sizeof file_10},
    {"communiques/valdoria-briefing-2020-11-05.txt", file_11, sizeof file_11},
    {"communiques/valdoria-day-of-the-two-banks.txt", file_12, sizeof file_12},
    {"communiques/valdoria-press-conference-2025-05-22.txt", file_13, sizeof file_13},
    {"communiques/valdoria-spring-briefing.html", file_14, sizeof file_14},
    {"dates.csv", file_15, sizeof file_15},
    {"rates/merania-2021-06.txt", file_16, sizeof file_16},
    {"rates/merania-2021-12.txt", file_17, sizeof file_17},
    {"rates/merania-2022-06.txt", file_18, sizeof file_18},
    {"rates/merania-2022-12.txt", file_19, sizeof file_19},
    {"rates/merania-2023-06.txt", file_20, sizeof file_20},
    {"table.csv", file_21, sizeof file_21},
};

size_t cexamples_count(void) { return sizeof files / sizeof *files; }

cexamples_file cexamples_at(size_t index) { return files[index]; }
