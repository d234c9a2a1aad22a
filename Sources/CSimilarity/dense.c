/* Small dense work that BLAS has no one call for. */
#include "levels.h"

#include <math.h>
#include <string.h>

enum { STRIP = 8 };

BODY double csim_dot_body(const double *a, const double *b, int64_t length) {
    double8 first = {0}, second = {0};
    int64_t i = 0;
    for (; i + 2 * STRIP <= length; i += 2 * STRIP) {
        first += *(const double8 *)(a + i) * *(const double8 *)(b + i);
        second += *(const double8 *)(a + i + STRIP) * *(const double8 *)(b + i + STRIP);
    }
    first += second;
    double sum = ((first[0] + first[4]) + (first[1] + first[5])) + ((first[2] + first[6]) + (first[3] + first[7]));
    for (; i < length; i++) sum += a[i] * b[i];
    return sum;
}

LEVELS(double, csim_dot, (const double *a, const double *b, int64_t length), (a, b, length))

BODY float csim_float_dot_body(const float *a, const float *b, int64_t length) {
    float16 strip = {0};
    int64_t i = 0;
    for (; i + 16 <= length; i += 16) strip += *(const float16 *)(a + i) * *(const float16 *)(b + i);
    float halves[8], sum = 0;
    for (int lane = 0; lane < 8; lane++) halves[lane] = strip[lane] + strip[lane + 8];
    sum = ((halves[0] + halves[4]) + (halves[1] + halves[5])) + ((halves[2] + halves[6]) + (halves[3] + halves[7]));
    for (; i < length; i++) sum += a[i] * b[i];
    return sum;
}

LEVELS(float, csim_float_dot, (const float *a, const float *b, int64_t length), (a, b, length))

BODY void subtract_body(double *to, const double *from, double scale, int64_t length) {
    int64_t i = 0;
    for (; i + STRIP <= length; i += STRIP) *(double8 *)(to + i) -= *(const double8 *)(from + i) * scale;
    for (; i < length; i++) to[i] -= from[i] * scale;
}

static void subtract(double *to, const double *from, double scale, int64_t length) {
    subtract_body(to, from, scale, length);
}

int csim_orthonormalize(double *q, int count, int64_t length, double *r) {
    /* A row is taken to depend on the others when this share of it is left: what remains is rounding. */
    const double dependent = 1e-12;
    int lost = 0;
    memset(r, 0, sizeof(double) * (size_t)count * (size_t)count);
    for (int j = 0; j < count; j++) {
        double *row = q + j * length;
        const double before = sqrt(csim_dot(row, row, length));
        for (int pass = 0; pass < 2; pass++)
            for (int i = 0; i < j; i++) {
                const double part = csim_dot(q + i * length, row, length);
                subtract(row, q + i * length, part, length);
                r[i * count + j] += part;
            }
        const double after = sqrt(csim_dot(row, row, length));
        if (!(after > dependent * before) || before == 0) {
            memset(row, 0, sizeof(double) * (size_t)length);
            lost++;
            continue;
        }
        r[j * count + j] = after;
        for (int64_t i = 0; i < length; i++) row[i] /= after;
    }
    return lost;
}
