// SPDX-License-Identifier: Apache-2.0
//
// The inner loops that Swift cannot give 256-bit instructions: chosen at run time by what the
// processor has, and the same code in narrower steps elsewhere. Only Kernels imports this.
//
// Sums run over eight lanes and four accumulators in a fixed order, so that the same machine type
// always gives the same bits. No function keeps a pointer. Counts are not negative.

#ifndef KINDRED_CKERNELS_H
#define KINDRED_CKERNELS_H

#include <stddef.h>
#include <stdint.h>

/// Whether the wide instructions (AVX2 and FMA) are used here.
int ck_uses_wide_instructions(void);

/// Asks for large pages under fresh memory, before anything is written to it: long rows are then read
/// without a page table walk every few of them. Does nothing for little memory or where there are none.
void ck_prefer_large_pages(void *memory, size_t size);

/// Lets large arrays that were freed be used again, rather than be given back and asked for, page by
/// page, a moment later. For programs that run once; does nothing where memory is not glibc's.
void ck_keep_freed_memory(void);

/// The sum of `count` values, as fast as they can be read.
float ck_sum(const float *values, ptrdiff_t count);

/// The sum of all values of two vectors of `count` values, read side by side.
float ck_sum_both(const float *left, const float *right, ptrdiff_t count);

/// The dot product of two vectors of `count` values.
float ck_dot(const float *left, const float *right, ptrdiff_t count);

/// The same with products and sums in double precision.
double ck_dot_double(const float *left, const float *right, ptrdiff_t count);

/// The dot products of `row_count` consecutive rows of `count` values with one vector.
void ck_dot_rows(const float *rows, ptrdiff_t row_count, const float *vector, ptrdiff_t count,
                 float *products);

/// The dot products of some of many rows with consecutive vectors, all of `width` values:
/// products[i * vector_count + j] is row indices[i] times vector j.
void ck_dot_selected(const float *rows, const int32_t *indices, ptrdiff_t index_count,
                     const float *vectors, ptrdiff_t vector_count, ptrdiff_t width,
                     float *products);

/// The dot products of one vector with the vectors at some places, all of `width` values.
void ck_dot_places(const float *vectors, const int32_t *places, ptrdiff_t place_count,
                   const float *vector, ptrdiff_t width, float *products);

/// The place of the largest of `count` scores (the first of equal ones), not looking at `skip`; the
/// largest and the second largest. -1 and -2, -2 where there is none.
ptrdiff_t ck_two_largest(const float *scores, ptrdiff_t count, ptrdiff_t skip, float *largest,
                         float *second);

/// For each group of scores, group g at starts[g] ..< starts[g + 1], a lower bound on the chords
/// √(2 - 2 score) of its members but `skip`, if scores may be wrong by `margin`.
void ck_group_chords(const float *scores, const int32_t *starts, ptrdiff_t group_count,
                     ptrdiff_t skip, float margin, float *chords);

/// Writes the places of values that do not exceed `limit`, ascending; returns how many there are.
ptrdiff_t ck_select_low(const float *values, float limit, ptrdiff_t count, int32_t *places);

/// Σ (left - right)², in double precision.
double ck_squared_distance(const float *left, const float *right, ptrdiff_t count);

/// The dot product of a vector in double precision and one in single, in double.
double ck_dot_mixed(const double *left, const float *right, ptrdiff_t count);

/// Σ min(distances, 1 - cosines), where a distance below `zero` counts as 0.
double ck_sum_of_least(const float *distances, const float *cosines, float zero, ptrdiff_t count);

/// distances = min(distances, 1 - cosines), where a distance below `zero` becomes 0.
void ck_keep_least(float *distances, const float *cosines, float zero, ptrdiff_t count);

/// target += scale x source, in double precision.
void ck_add_scaled(double scale, const float *source, double *target, ptrdiff_t count);

/// sums[places[i]] += factor x values[i].
void ck_add_scattered(const float *values, const int32_t *places, ptrdiff_t count, float factor,
                      float *sums);

/// Writes the places of scores that reach `threshold`, ascending; returns how many there are.
ptrdiff_t ck_select_one(const float *scores, float threshold, ptrdiff_t count, int32_t *places);

/// Writes the places of scores that reach `threshold` or the threshold at their own place.
ptrdiff_t ck_select_either(const float *scores, float threshold, const float *thresholds,
                           ptrdiff_t count, int32_t *places);

/// The largest of `count` scores (at least one) and the first place it stands at.
ptrdiff_t ck_argmax(const float *scores, ptrdiff_t count, float *largest);

/// target -= drift, elementwise, and the least value that results.
float ck_lower(float *target, const float *drift, ptrdiff_t count);

/// sums[0 ..< dimension] = Σ values[i] x rows[columns[i]], rows of `dimension` values.
void ck_sparse_row(const float *values, const int32_t *columns, ptrdiff_t count, const float *rows,
                   ptrdiff_t dimension, float *sums);

/// Values of half precision (IEEE 754 binary16) in single precision, exactly.
void ck_widen_halves(const uint16_t *source, float *target, ptrdiff_t count);

/// Values rounded to half precision, to the nearest and then to even.
void ck_narrow_to_halves(const float *source, uint16_t *target, ptrdiff_t count);

/// The dot products of `row_count` consecutive rows of `count` halves with one vector.
void ck_dot_half_rows(const uint16_t *rows, ptrdiff_t row_count, const float *vector,
                      ptrdiff_t count, float *products);

/// The cosine of each row of counts with one vector, in single precision. Row i is the words from
/// offsets[i] to offsets[i + 1], each a number in its upper 24 bits and a count in its lower 8; words of one
/// number that follow each other are one count. factors[2 n] weighs number n, factors[2 n + 1] is the
/// vector's value there; frequencies are 1 + ln count for counts up to 1,023.
void ck_count_cosines(const uint32_t *words, const uint32_t *offsets, ptrdiff_t row_count,
                      const float *factors, const float *frequencies, float *cosines);

/// values = e^(scale (values - shift)), exponents below -87 and above 88 counting as those; the sum.
float ck_exponentials(float *values, float scale, float shift, ptrdiff_t count);

/// A step of Adam: how fast means are forgotten, what corrects them in the first steps, the rate, and
/// what is added to the roots.
typedef struct {
  float mean_decay, square_decay;
  float mean_correction, square_correction;
  float rate, least_root;
} ck_adam_step;

/// Moves parameters against their gradients, by the running means of those and of their squares.
void ck_adam(float *parameters, const float *gradients, float *means, float *squares,
             ptrdiff_t count, const ck_adam_step *step);

/// What heavy points on a plane do to others. With q = 1 / (1 + d²) for a distance of d: the sums of
/// mass x q, and of mass x q² times the way from the heavy point.
void ck_student_pushes(const float *x, const float *y, ptrdiff_t count, const float *from_x,
                       const float *from_y, const float *masses, ptrdiff_t from_count,
                       float *push_x, float *push_y, float *nearness);

#endif
