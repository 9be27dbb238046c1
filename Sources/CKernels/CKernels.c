// SPDX-License-Identifier: Apache-2.0

#include "CKernels.h"

#include <math.h>
#include <string.h>

#if defined(__linux__)
#include <sys/mman.h>
#endif

void ck_prefer_large_pages(void *memory, size_t size) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  const uintptr_t page = 4096;
  uintptr_t start = ((uintptr_t)memory + page - 1) / page * page;
  uintptr_t end = ((uintptr_t)memory + size) / page * page;
  // Failure leaves small pages, which are right as well.
  if (end > start && end - start >= ((uintptr_t)1 << 22)) {
    (void)madvise((void *)start, end - start, MADV_HUGEPAGE);
  }
#else
  (void)memory;
  (void)size;
#endif
}

// Each loop is written once over vectors of eight and compiled twice. Everything that takes or
// returns a vector is inlined, so that no calling convention is involved.
#pragma clang diagnostic ignored "-Wpsabi"

typedef float float8 __attribute__((vector_size(32), aligned(4)));
typedef int32_t int8x __attribute__((vector_size(32)));
typedef double double4 __attribute__((vector_size(32), aligned(8)));
typedef float float4 __attribute__((vector_size(16), aligned(4)));

#define BODY static inline __attribute__((always_inline))

BODY float8 load8(const float *at) { return *(const float8 *)at; }
BODY float8 splat8(float value) {
  return (float8){value, value, value, value, value, value, value, value};
}
BODY float sum8(float8 v) {
  return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}
BODY double4 load4d(const float *at) {
  return __builtin_convertvector(*(const float4 *)at, double4);
}

BODY float dot_body(const float *left, const float *right, ptrdiff_t count) {
  float8 a = {0}, b = {0}, c = {0}, d = {0};
  ptrdiff_t i = 0;
  for (; i + 32 <= count; i += 32) {
    a += load8(left + i) * load8(right + i);
    b += load8(left + i + 8) * load8(right + i + 8);
    c += load8(left + i + 16) * load8(right + i + 16);
    d += load8(left + i + 24) * load8(right + i + 24);
  }
  for (; i + 8 <= count; i += 8) a += load8(left + i) * load8(right + i);
  float sum = sum8((a + b) + (c + d));
  for (; i < count; i++) sum += left[i] * right[i];
  return sum;
}

BODY double dot_double_body(const float *left, const float *right, ptrdiff_t count) {
  double4 a = {0}, b = {0};
  ptrdiff_t i = 0;
  for (; i + 8 <= count; i += 8) {
    a += load4d(left + i) * load4d(right + i);
    b += load4d(left + i + 4) * load4d(right + i + 4);
  }
  double4 both = a + b;
  double sum = (both[0] + both[2]) + (both[1] + both[3]);
  for (; i < count; i++) sum += (double)left[i] * (double)right[i];
  return sum;
}

// Four rows at a time, from four quarters of the block: memory gives several streams at once faster
// than one, and the four sums do not wait for each other.
BODY void dot_rows_body(const float *rows, ptrdiff_t row_count, const float *vector,
                        ptrdiff_t count, float *products) {
  ptrdiff_t quarter = row_count / 4;
  for (ptrdiff_t row = 0; row < quarter; row++) {
    const float *first = rows + row * count;
    const float *second = first + quarter * count;
    const float *third = second + quarter * count;
    const float *fourth = third + quarter * count;
    float8 a = {0}, b = {0}, c = {0}, d = {0};
    ptrdiff_t i = 0;
    for (; i + 8 <= count; i += 8) {
      float8 part = load8(vector + i);
      a += load8(first + i) * part;
      b += load8(second + i) * part;
      c += load8(third + i) * part;
      d += load8(fourth + i) * part;
    }
    float sums[4] = {sum8(a), sum8(b), sum8(c), sum8(d)};
    for (; i < count; i++) {
      sums[0] += first[i] * vector[i];
      sums[1] += second[i] * vector[i];
      sums[2] += third[i] * vector[i];
      sums[3] += fourth[i] * vector[i];
    }
    for (int part = 0; part < 4; part++) products[row + part * quarter] = sums[part];
  }
  for (ptrdiff_t row = 4 * quarter; row < row_count; row++) {
    float8 a = {0};
    ptrdiff_t i = 0;
    for (; i + 8 <= count; i += 8) a += load8(rows + row * count + i) * load8(vector + i);
    float sum = sum8(a);
    for (; i < count; i++) sum += rows[row * count + i] * vector[i];
    products[row] = sum;
  }
}

// Three rows by up to four vectors: twelve sums that stay in registers.
BODY void dot_tile(const float *x, const float *y, const float *z, const float *vectors,
                   const int vector_count, ptrdiff_t width, float *out, ptrdiff_t stride) {
  float8 sums[3][4] = {{{0}}};
  ptrdiff_t k = 0;
  for (; k + 8 <= width; k += 8) {
    float8 a = load8(x + k), b = load8(y + k), c = load8(z + k);
    for (int vector = 0; vector < vector_count; vector++) {
      float8 part = load8(vectors + vector * width + k);
      sums[0][vector] += a * part;
      sums[1][vector] += b * part;
      sums[2][vector] += c * part;
    }
  }
  for (int vector = 0; vector < vector_count; vector++) {
    float first = sum8(sums[0][vector]), second = sum8(sums[1][vector]);
    float third = sum8(sums[2][vector]);
    for (ptrdiff_t rest = k; rest < width; rest++) {
      first += x[rest] * vectors[vector * width + rest];
      second += y[rest] * vectors[vector * width + rest];
      third += z[rest] * vectors[vector * width + rest];
    }
    out[vector] = first;
    out[stride + vector] = second;
    out[2 * stride + vector] = third;
  }
}

BODY void dot_selected_body(const float *rows, const int32_t *indices, ptrdiff_t index_count,
                            const float *vectors, ptrdiff_t vector_count, ptrdiff_t width,
                            float *products) {
  ptrdiff_t i = 0;
  for (; i + 3 <= index_count; i += 3) {
    const float *x = rows + (ptrdiff_t)indices[i] * width;
    const float *y = rows + (ptrdiff_t)indices[i + 1] * width;
    const float *z = rows + (ptrdiff_t)indices[i + 2] * width;
    float *out = products + i * vector_count;
    ptrdiff_t j = 0;
    for (; j + 4 <= vector_count; j += 4) {
      dot_tile(x, y, z, vectors + j * width, 4, width, out + j, vector_count);
    }
    const float *rest = vectors + j * width;
    switch (vector_count - j) {
    case 3: dot_tile(x, y, z, rest, 3, width, out + j, vector_count); break;
    case 2: dot_tile(x, y, z, rest, 2, width, out + j, vector_count); break;
    case 1: dot_tile(x, y, z, rest, 1, width, out + j, vector_count); break;
    default: break;
    }
  }
  for (; i < index_count; i++) {
    dot_rows_body(vectors, vector_count, rows + (ptrdiff_t)indices[i] * width, width,
                  products + i * vector_count);
  }
}

BODY void dot_places_body(const float *vectors, const int32_t *places, ptrdiff_t place_count,
                          const float *vector, ptrdiff_t width, float *products) {
  ptrdiff_t i = 0;
  for (; i + 4 <= place_count; i += 4) {
    const float *v[4];
    for (int part = 0; part < 4; part++) v[part] = vectors + (ptrdiff_t)places[i + part] * width;
    float8 sums[4] = {{0}};
    ptrdiff_t k = 0;
    for (; k + 8 <= width; k += 8) {
      float8 own = load8(vector + k);
      for (int part = 0; part < 4; part++) sums[part] += own * load8(v[part] + k);
    }
    for (int part = 0; part < 4; part++) {
      float sum = sum8(sums[part]);
      for (ptrdiff_t rest = k; rest < width; rest++) sum += vector[rest] * v[part][rest];
      products[i + part] = sum;
    }
  }
  for (; i < place_count; i++) {
    products[i] = dot_body(vectors + (ptrdiff_t)places[i] * width, vector, width);
  }
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

BODY double dot_mixed_body(const double *left, const float *right, ptrdiff_t count) {
  double4 a = {0}, b = {0};
  ptrdiff_t i = 0;
  for (; i + 8 <= count; i += 8) {
    a += *(const double4 *)(left + i) * load4d(right + i);
    b += *(const double4 *)(left + i + 4) * load4d(right + i + 4);
  }
  double4 both = a + b;
  double sum = (both[0] + both[2]) + (both[1] + both[3]);
  for (; i < count; i++) sum += left[i] * (double)right[i];
  return sum;
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

// A comparison gives -1 in each lane that holds; most groups of 32 have none.
BODY int any8(int8x lanes) {
  long long words[4];
  memcpy(words, &lanes, sizeof words);
  return (words[0] | words[1] | words[2] | words[3]) != 0;
}

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

// Sums stay in registers: 64 columns at a time, then 8, then 1.
BODY void sparse_row_body(const float *values, const int32_t *columns, ptrdiff_t count,
                          const float *rows, ptrdiff_t dimension, float *sums) {
  ptrdiff_t from = 0;
  for (; from + 64 <= dimension; from += 64) {
    float8 a = {0}, b = {0}, c = {0}, d = {0}, e = {0}, f = {0}, g = {0}, h = {0};
    for (ptrdiff_t i = 0; i < count; i++) {
      if (i + 6 < count) {
        const float *ahead = rows + (ptrdiff_t)columns[i + 6] * dimension + from;
        __builtin_prefetch(ahead);
        __builtin_prefetch(ahead + 16);
        __builtin_prefetch(ahead + 32);
        __builtin_prefetch(ahead + 48);
      }
      const float *row = rows + (ptrdiff_t)columns[i] * dimension + from;
      float8 value = splat8(values[i]);
      a += value * load8(row);
      b += value * load8(row + 8);
      c += value * load8(row + 16);
      d += value * load8(row + 24);
      e += value * load8(row + 32);
      f += value * load8(row + 40);
      g += value * load8(row + 48);
      h += value * load8(row + 56);
    }
    float8 all[8] = {a, b, c, d, e, f, g, h};
    for (int part = 0; part < 8; part++) *(float8 *)(sums + from + 8 * part) = all[part];
  }
  for (; from + 8 <= dimension; from += 8) {
    float8 a = {0};
    for (ptrdiff_t i = 0; i < count; i++) {
      a += splat8(values[i]) * load8(rows + (ptrdiff_t)columns[i] * dimension + from);
    }
    *(float8 *)(sums + from) = a;
  }
  for (; from < dimension; from++) {
    float sum = 0;
    for (ptrdiff_t i = 0; i < count; i++) {
      sum += values[i] * rows[(ptrdiff_t)columns[i] * dimension + from];
    }
    sums[from] = sum;
  }
}

#if defined(__x86_64__)
#define WIDE __attribute__((target("avx2,fma")))
int ck_uses_wide_instructions(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}
#define KERNEL(result, name, parameters, arguments)                                               \
  WIDE static result name##_wide parameters { return name##_body arguments; }                     \
  static result name##_plain parameters { return name##_body arguments; }                         \
  result ck_##name parameters {                                                                   \
    return ck_uses_wide_instructions() ? name##_wide arguments : name##_plain arguments;          \
  }
#else
int ck_uses_wide_instructions(void) { return 0; }
#define KERNEL(result, name, parameters, arguments)                                               \
  result ck_##name parameters { return name##_body arguments; }
#endif

KERNEL(float, dot, (const float *left, const float *right, ptrdiff_t count), (left, right, count))
KERNEL(double, dot_double, (const float *left, const float *right, ptrdiff_t count),
       (left, right, count))
KERNEL(void, dot_rows,
       (const float *rows, ptrdiff_t row_count, const float *vector, ptrdiff_t count,
        float *products),
       (rows, row_count, vector, count, products))
KERNEL(void, dot_selected,
       (const float *rows, const int32_t *indices, ptrdiff_t index_count, const float *vectors,
        ptrdiff_t vector_count, ptrdiff_t width, float *products),
       (rows, indices, index_count, vectors, vector_count, width, products))
KERNEL(void, dot_places,
       (const float *vectors, const int32_t *places, ptrdiff_t place_count, const float *vector,
        ptrdiff_t width, float *products),
       (vectors, places, place_count, vector, width, products))
KERNEL(ptrdiff_t, two_largest,
       (const float *scores, ptrdiff_t count, ptrdiff_t skip, float *largest, float *second),
       (scores, count, skip, largest, second))
KERNEL(void, group_chords,
       (const float *scores, const int32_t *starts, ptrdiff_t group_count, ptrdiff_t skip,
        float margin, float *chords),
       (scores, starts, group_count, skip, margin, chords))
KERNEL(ptrdiff_t, select_low,
       (const float *values, float limit, ptrdiff_t count, int32_t *places),
       (values, limit, count, places))
KERNEL(double, squared_distance, (const float *left, const float *right, ptrdiff_t count),
       (left, right, count))
KERNEL(double, dot_mixed, (const double *left, const float *right, ptrdiff_t count),
       (left, right, count))
KERNEL(double, sum_of_least,
       (const float *distances, const float *cosines, float zero, ptrdiff_t count),
       (distances, cosines, zero, count))
KERNEL(void, keep_least,
       (float *distances, const float *cosines, float zero, ptrdiff_t count),
       (distances, cosines, zero, count))
KERNEL(void, add_scaled, (double scale, const float *source, double *target, ptrdiff_t count),
       (scale, source, target, count))
KERNEL(ptrdiff_t, argmax, (const float *scores, ptrdiff_t count, float *largest),
       (scores, count, largest))
KERNEL(float, lower, (float *target, const float *drift, ptrdiff_t count), (target, drift, count))
KERNEL(void, sparse_row,
       (const float *values, const int32_t *columns, ptrdiff_t count, const float *rows,
        ptrdiff_t dimension, float *sums),
       (values, columns, count, rows, dimension, sums))

BODY ptrdiff_t select_either_body(const float *scores, float threshold, const float *thresholds,
                                  ptrdiff_t count, int32_t *places) {
  return select_body(scores, threshold, thresholds, count, places);
}
BODY ptrdiff_t select_one_body(const float *scores, float threshold, ptrdiff_t count,
                               int32_t *places) {
  return select_body(scores, threshold, NULL, count, places);
}
KERNEL(ptrdiff_t, select_either,
       (const float *scores, float threshold, const float *thresholds, ptrdiff_t count,
        int32_t *places),
       (scores, threshold, thresholds, count, places))
KERNEL(ptrdiff_t, select_one,
       (const float *scores, float threshold, ptrdiff_t count, int32_t *places),
       (scores, threshold, count, places))
