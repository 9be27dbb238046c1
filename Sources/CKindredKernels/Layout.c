// SPDX-License-Identifier: Apache-2.0

#include "Vectors.h"

BODY void student_pushes_body(const float *x, const float *y, ptrdiff_t count, const float *from_x,
                              const float *from_y, const float *masses, ptrdiff_t from_count,
                              float *push_x, float *push_y, float *nearness) {
  for (ptrdiff_t i = 0; i < count; i++) {
    float8 at_x = splat8(x[i]), at_y = splat8(y[i]), one = splat8(1);
    float8 sum = {0}, sum_x = {0}, sum_y = {0};
    ptrdiff_t j = 0;
    for (; j + 8 <= from_count; j += 8) {
      float8 dx = at_x - load8(from_x + j), dy = at_y - load8(from_y + j);
      float8 near = one / (one + dx * dx + dy * dy);
      float8 heavy = load8(masses + j) * near;
      sum += heavy;
      heavy *= near;
      sum_x += heavy * dx;
      sum_y += heavy * dy;
    }
    float rest = 0, rest_x = 0, rest_y = 0;
    for (; j < from_count; j++) {
      float dx = x[i] - from_x[j], dy = y[i] - from_y[j];
      float near = 1 / (1 + dx * dx + dy * dy);
      float heavy = masses[j] * near;
      rest += heavy;
      rest_x += heavy * near * dx;
      rest_y += heavy * near * dy;
    }
    nearness[i] = sum8(sum) + rest;
    push_x[i] = sum8(sum_x) + rest_x;
    push_y[i] = sum8(sum_y) + rest_y;
  }
}

KERNEL(void, student_pushes,
       (const float *x, const float *y, ptrdiff_t count, const float *from_x, const float *from_y,
        const float *masses, ptrdiff_t from_count, float *push_x, float *push_y, float *nearness),
       (x, y, count, from_x, from_y, masses, from_count, push_x, push_y, nearness))
