// SPDX-License-Identifier: Apache-2.0

#include "Vectors.h"

#include <math.h>

BODY double squared_distance_body(const float *left, const float *right, ptrdiff_t count) {
  double4 a = {0};
  ptrdiff_t i = 0;
  for (; i + 4 <= count; i += 4) {
    double4 difference = load4d(left + i) - load4d(right + i);
    a += difference * difference;
  }
  double sum = (a[0] + a[2]) + (a[1] + a[3]);
  for (; i < count; i++) {
    double difference = (double)left[i] - (double)right[i];
    sum += difference * difference;
  }
  return sum;
}

BODY float lower_chord(float score, float margin) {
  float squared = 2 - 2 * (score + margin);
  return __builtin_sqrtf(squared > 0 ? squared : 0);
}

BODY void group_chords_body(const float *scores, const int32_t *starts, ptrdiff_t group_count,
                            ptrdiff_t skip, float margin, float *chords) {
  if (starts[group_count] == group_count) {
    for (ptrdiff_t i = 0; i < group_count; i++) chords[i] = lower_chord(scores[i], margin);
    if (skip >= 0) chords[skip] = lower_chord(-2, margin);
    return;
  }
  for (ptrdiff_t group = 0; group < group_count; group++) {
    float most = -2;
    for (ptrdiff_t i = starts[group]; i < starts[group + 1]; i++) {
      float score = i == skip ? -2 : scores[i];
      most = score > most ? score : most;
    }
    chords[group] = lower_chord(most, margin);
  }
}

BODY float least(float distance, float cosine, float zero) {
  float other = 1 - cosine;
  other = other > zero ? other : 0;
  return other < distance ? other : distance;
}

BODY float8 least8(const float *distances, const float *cosines, float zero) {
  float8 distance = load8(distances), other = splat8(1) - load8(cosines);
  other = (float8)((int8x)other & (other > splat8(zero)));
  int8x less = other < distance;
  return (float8)(((int8x)other & less) | ((int8x)distance & ~less));
}

BODY double sum_of_least_body(const float *distances, const float *cosines, float zero,
                              ptrdiff_t count) {
  double4 a = {0}, b = {0};
  ptrdiff_t i = 0;
  for (; i + 8 <= count; i += 8) {
    float8 kept = least8(distances + i, cosines + i, zero);
    a += __builtin_convertvector(((float4){kept[0], kept[1], kept[2], kept[3]}), double4);
    b += __builtin_convertvector(((float4){kept[4], kept[5], kept[6], kept[7]}), double4);
  }
  double4 both = a + b;
  double sum = (both[0] + both[2]) + (both[1] + both[3]);
  for (; i < count; i++) sum += least(distances[i], cosines[i], zero);
  return sum;
}

BODY void keep_least_body(float *distances, const float *cosines, float zero, ptrdiff_t count) {
  ptrdiff_t i = 0;
  for (; i + 8 <= count; i += 8) {
    *(float8 *)(distances + i) = least8(distances + i, cosines + i, zero);
  }
  for (; i < count; i++) distances[i] = least(distances[i], cosines[i], zero);
}

BODY void add_scaled_body(double scale, const float *source, double *target, ptrdiff_t count) {
  double4 factor = {scale, scale, scale, scale};
  ptrdiff_t i = 0;
  for (; i + 4 <= count; i += 4) *(double4 *)(target + i) += factor * load4d(source + i);
  for (; i < count; i++) target[i] += scale * source[i];
}

BODY float lower_body(float *target, const float *drift, ptrdiff_t count) {
  float least = INFINITY;
  ptrdiff_t i = 0;
  if (count >= 8) {
    float8 low = splat8(INFINITY);
    for (; i + 8 <= count; i += 8) {
      float8 values = load8(target + i) - load8(drift + i);
      *(float8 *)(target + i) = values;
      int8x less = values < low;
      low = (float8)(((int8x)values & less) | ((int8x)low & ~less));
    }
    for (int lane = 0; lane < 8; lane++) least = low[lane] < least ? low[lane] : least;
  }
  for (; i < count; i++) {
    target[i] -= drift[i];
    least = target[i] < least ? target[i] : least;
  }
  return least;
}

KERNEL(double, squared_distance, (const float *left, const float *right, ptrdiff_t count),
       (left, right, count))
KERNEL(void, group_chords,
       (const float *scores, const int32_t *starts, ptrdiff_t group_count, ptrdiff_t skip,
        float margin, float *chords),
       (scores, starts, group_count, skip, margin, chords))
KERNEL(double, sum_of_least,
       (const float *distances, const float *cosines, float zero, ptrdiff_t count),
       (distances, cosines, zero, count))
KERNEL(void, keep_least,
       (float *distances, const float *cosines, float zero, ptrdiff_t count),
       (distances, cosines, zero, count))
KERNEL(void, add_scaled, (double scale, const float *source, double *target, ptrdiff_t count),
       (scale, source, target, count))
KERNEL(float, lower, (float *target, const float *drift, ptrdiff_t count), (target, drift, count))
