// SPDX-License-Identifier: Apache-2.0

#include "Vectors.h"

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

KERNEL(float, dot, (const float *left, const float *right, ptrdiff_t count), (left, right, count))
KERNEL(double, dot_double, (const float *left, const float *right, ptrdiff_t count),
       (left, right, count))
KERNEL(double, dot_mixed, (const double *left, const float *right, ptrdiff_t count),
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
KERNEL(void, sparse_row,
       (const float *values, const int32_t *columns, ptrdiff_t count, const float *rows,
        ptrdiff_t dimension, float *sums),
       (values, columns, count, rows, dimension, sums))
