// SPDX-License-Identifier: Apache-2.0

#include "Vectors.h"

// Four streams, from the four quarters, with two sums each: adding never waits for an addition, so that
// reading is all that takes time.
BODY float sum_body(const float *values, ptrdiff_t count) {
  ptrdiff_t quarter = count / 64 * 16;
  const float *second = values + quarter;
  const float *third = second + quarter;
  const float *fourth = third + quarter;
  float8 a = {0}, b = {0}, c = {0}, d = {0}, e = {0}, f = {0}, g = {0}, h = {0};
  for (ptrdiff_t i = 0; i < quarter; i += 16) {
    a += load8(values + i);
    b += load8(second + i);
    c += load8(third + i);
    d += load8(fourth + i);
    e += load8(values + i + 8);
    f += load8(second + i + 8);
    g += load8(third + i + 8);
    h += load8(fourth + i + 8);
  }
  float sum = sum8(((a + e) + (b + f)) + ((c + g) + (d + h)));
  for (ptrdiff_t i = 4 * quarter; i < count; i++) sum += values[i];
  return sum;
}

// Two streams, as a dot product reads them.
BODY float sum_both_body(const float *left, const float *right, ptrdiff_t count) {
  float8 a = {0}, b = {0}, c = {0}, d = {0}, e = {0}, f = {0}, g = {0}, h = {0};
  ptrdiff_t i = 0;
  for (; i + 32 <= count; i += 32) {
    a += load8(left + i);
    b += load8(right + i);
    c += load8(left + i + 8);
    d += load8(right + i + 8);
    e += load8(left + i + 16);
    f += load8(right + i + 16);
    g += load8(left + i + 24);
    h += load8(right + i + 24);
  }
  float sum = sum8(((a + e) + (b + f)) + ((c + g) + (d + h)));
  for (; i < count; i++) sum += left[i] + right[i];
  return sum;
}

KERNEL(float, sum_both, (const float *left, const float *right, ptrdiff_t count),
       (left, right, count))
KERNEL(float, sum, (const float *values, ptrdiff_t count), (values, count))

void ck_add_scattered(const float *values, const int32_t *places, ptrdiff_t count, float factor,
                      float *sums) {
  for (ptrdiff_t i = 0; i < count; i++) sums[places[i]] += factor * values[i];
}
