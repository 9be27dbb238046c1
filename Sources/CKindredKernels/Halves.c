// SPDX-License-Identifier: Apache-2.0

#include "Vectors.h"

// Not through KERNEL: the instructions that convert are of a set of their own.
#if defined(__x86_64__)
#define CONVERTING __attribute__((target("avx2,fma,f16c")))
#else
#define CONVERTING
#endif

typedef _Float16 half8 __attribute__((vector_size(16), aligned(2)));

BODY half8 load8h(const uint16_t *at) {
  half8 halves;
  memcpy(&halves, at, sizeof halves);
  return halves;
}

BODY float widened(const uint16_t *at) {
  _Float16 half;
  memcpy(&half, at, sizeof half);
  return (float)half;
}

BODY void widen_body(const uint16_t *source, float *target, ptrdiff_t count) {
  ptrdiff_t i = 0;
  for (; i + 8 <= count; i += 8) {
    float8 floats = __builtin_convertvector(load8h(source + i), float8);
    memcpy(target + i, &floats, sizeof floats);
  }
  for (; i < count; i++) target[i] = widened(source + i);
}

BODY void narrow_body(const float *source, uint16_t *target, ptrdiff_t count) {
  ptrdiff_t i = 0;
  for (; i + 8 <= count; i += 8) {
    half8 halves = __builtin_convertvector(load8(source + i), half8);
    memcpy(target + i, &halves, sizeof halves);
  }
  for (; i < count; i++) {
    _Float16 half = (_Float16)source[i];
    memcpy(target + i, &half, sizeof half);
  }
}

BODY void dot_body(const uint16_t *rows, ptrdiff_t row_count, const float *vector, ptrdiff_t count,
                   float *products) {
  for (ptrdiff_t row = 0; row < row_count; row++, rows += count) {
    float8 a = {0}, b = {0};
    ptrdiff_t i = 0;
    for (; i + 16 <= count; i += 16) {
      a += __builtin_convertvector(load8h(rows + i), float8) * load8(vector + i);
      b += __builtin_convertvector(load8h(rows + i + 8), float8) * load8(vector + i + 8);
    }
    float sum = sum8(a + b);
    for (; i < count; i++) sum += widened(rows + i) * vector[i];
    products[row] = sum;
  }
}

static int converts_halves(void) {
#if defined(__x86_64__)
  return ck_uses_wide_instructions() && __builtin_cpu_supports("f16c");
#else
  return 1;
#endif
}

#define HALF_KERNEL(name, parameters, arguments)                                                   \
  CONVERTING static void name##_wide parameters { name##_body arguments; }                         \
  static void name##_plain parameters { name##_body arguments; }                                   \
  static void name parameters {                                                                    \
    if (converts_halves()) name##_wide arguments;                                                  \
    else name##_plain arguments;                                                                   \
  }

HALF_KERNEL(widen, (const uint16_t *source, float *target, ptrdiff_t count),
            (source, target, count))
HALF_KERNEL(narrow, (const float *source, uint16_t *target, ptrdiff_t count),
            (source, target, count))
HALF_KERNEL(dot,
            (const uint16_t *rows, ptrdiff_t row_count, const float *vector, ptrdiff_t count,
             float *products),
            (rows, row_count, vector, count, products))

void ck_widen_halves(const uint16_t *source, float *target, ptrdiff_t count) {
  widen(source, target, count);
}

void ck_narrow_to_halves(const float *source, uint16_t *target, ptrdiff_t count) {
  narrow(source, target, count);
}

void ck_dot_half_rows(const uint16_t *rows, ptrdiff_t row_count, const float *vector,
                      ptrdiff_t count, float *products) {
  dot(rows, row_count, vector, count, products);
}
