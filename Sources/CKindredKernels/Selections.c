// SPDX-License-Identifier: Apache-2.0

#include "Vectors.h"

BODY ptrdiff_t select_body(const float *scores, float threshold, const float *thresholds,
                           ptrdiff_t count, int32_t *places) {
  float8 own = splat8(threshold);
  ptrdiff_t found = 0, i = 0;
  for (; i + 32 <= count; i += 32) {
    int8x hits[4];
    for (int part = 0; part < 4; part++) {
      float8 values = load8(scores + i + 8 * part);
      hits[part] = values >= own;
      if (thresholds) hits[part] |= values >= load8(thresholds + i + 8 * part);
    }
    if (!any8((hits[0] | hits[1]) | (hits[2] | hits[3]))) continue;
    for (int part = 0; part < 4; part++) {
      if (!any8(hits[part])) continue;
      for (int lane = 0; lane < 8; lane++) {
        ptrdiff_t place = i + 8 * part + lane;
        places[found] = (int32_t)place;
        found += scores[place] >= threshold || (thresholds && scores[place] >= thresholds[place]);
      }
    }
  }
  for (; i < count; i++) {
    places[found] = (int32_t)i;
    found += scores[i] >= threshold || (thresholds && scores[i] >= thresholds[i]);
  }
  return found;
}

BODY ptrdiff_t select_low_body(const float *values, float limit, ptrdiff_t count,
                               int32_t *places) {
  float8 most = splat8(limit);
  ptrdiff_t found = 0, i = 0;
  for (; i + 8 <= count; i += 8) {
    int8x hits = load8(values + i) <= most;
    if (!any8(hits)) continue;
    for (int lane = 0; lane < 8; lane++) {
      places[found] = (int32_t)(i + lane);
      found += values[i + lane] <= limit;
    }
  }
  for (; i < count; i++) {
    places[found] = (int32_t)i;
    found += values[i] <= limit;
  }
  return found;
}

BODY ptrdiff_t argmax_body(const float *scores, ptrdiff_t count, float *largest) {
  float best = scores[0];
  ptrdiff_t i = 0;
  if (count >= 8) {
    float8 most = load8(scores);
    for (i = 8; i + 8 <= count; i += 8) {
      float8 values = load8(scores + i);
      int8x higher = values > most;
      most = (float8)(((int8x)values & higher) | ((int8x)most & ~higher));
    }
    for (int lane = 0; lane < 8; lane++) best = most[lane] > best ? most[lane] : best;
  }
  for (; i < count; i++) best = scores[i] > best ? scores[i] : best;
  *largest = best;
  for (i = 0; i < count; i++) {
    if (scores[i] == best) return i;
  }
  return 0;
}

BODY ptrdiff_t two_largest_body(const float *scores, ptrdiff_t count, ptrdiff_t skip,
                                float *largest, float *second) {
  float most = -2, next = -2;
  ptrdiff_t place = -1;
  for (ptrdiff_t i = 0; i < count; i++) {
    float score = i == skip ? -2 : scores[i];
    int higher = score > most;
    float loser = higher ? most : score;
    next = loser > next ? loser : next;
    place = higher ? i : place;
    most = higher ? score : most;
  }
  *largest = most;
  *second = next;
  return place;
}

BODY ptrdiff_t select_either_body(const float *scores, float threshold, const float *thresholds,
                                  ptrdiff_t count, int32_t *places) {
  return select_body(scores, threshold, thresholds, count, places);
}
BODY ptrdiff_t select_one_body(const float *scores, float threshold, ptrdiff_t count,
                               int32_t *places) {
  return select_body(scores, threshold, NULL, count, places);
}

KERNEL(ptrdiff_t, select_one,
       (const float *scores, float threshold, ptrdiff_t count, int32_t *places),
       (scores, threshold, count, places))
KERNEL(ptrdiff_t, select_either,
       (const float *scores, float threshold, const float *thresholds, ptrdiff_t count,
        int32_t *places),
       (scores, threshold, thresholds, count, places))
KERNEL(ptrdiff_t, select_low,
       (const float *values, float limit, ptrdiff_t count, int32_t *places),
       (values, limit, count, places))
KERNEL(ptrdiff_t, argmax, (const float *scores, ptrdiff_t count, float *largest),
       (scores, count, largest))
KERNEL(ptrdiff_t, two_largest,
       (const float *scores, ptrdiff_t count, ptrdiff_t skip, float *largest, float *second),
       (scores, count, skip, largest, second))
