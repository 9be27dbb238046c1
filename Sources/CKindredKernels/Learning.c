// SPDX-License-Identifier: Apache-2.0

#include "Vectors.h"

// e^x = 2^n e^r with |r| <= ln 2 / 2, and e^r by its series up to r^7, whose rest is below 1e-8.
BODY float8 exp8(float8 x) {
  x = __builtin_elementwise_min(__builtin_elementwise_max(x, splat8(-87)), splat8(88));
  // Adding 1.5 x 2^23 leaves no room for a fraction.
  const float8 rounding = splat8(12582912);
  float8 n = (x * splat8(1.44269504f) + rounding) - rounding;
  // ln 2 in two parts, of which the first times n is exact.
  float8 r = (x - n * splat8(0.693359375f)) - n * splat8(-2.12194440e-4f);
  float8 sum = splat8(1.0f / 5040);
  sum = sum * r + splat8(1.0f / 720);
  sum = sum * r + splat8(1.0f / 120);
  sum = sum * r + splat8(1.0f / 24);
  sum = sum * r + splat8(1.0f / 6);
  sum = sum * r + splat8(0.5f);
  sum = sum * r + splat8(1);
  sum = sum * r + splat8(1);
  int8x bits = (__builtin_convertvector(n, int8x) + 127) << 23;
  float8 power;
  memcpy(&power, &bits, sizeof power);
  return sum * power;
}

BODY float exponentials_body(float *values, float scale, float shift, ptrdiff_t count) {
  float8 all = {0};
  ptrdiff_t i = 0;
  for (; i + 8 <= count; i += 8) {
    float8 part = exp8(splat8(scale) * (load8(values + i) - splat8(shift)));
    memcpy(values + i, &part, sizeof part);
    all += part;
  }
  float sum = sum8(all);
  if (i < count) {
    float rest[8] = {0};
    memcpy(rest, values + i, (size_t)(count - i) * sizeof *rest);
    float8 part = exp8(splat8(scale) * (load8(rest) - splat8(shift)));
    memcpy(values + i, &part, (size_t)(count - i) * sizeof *rest);
    for (int lane = 0; lane < count - i; lane++) sum += part[lane];
  }
  return sum;
}

BODY float8 adam8(float8 gradient, float8 *mean, float8 *square, const ck_adam_step *step) {
  *mean = splat8(step->mean_decay) * *mean + splat8(1 - step->mean_decay) * gradient;
  *square = splat8(step->square_decay) * *square +
            splat8(1 - step->square_decay) * (gradient * gradient);
  float8 root = __builtin_elementwise_sqrt(*square * splat8(step->square_correction));
  return splat8(step->rate) * (*mean * splat8(step->mean_correction)) /
         (root + splat8(step->least_root));
}

BODY void adam_body(float *parameters, const float *gradients, float *means, float *squares,
                    ptrdiff_t count, const ck_adam_step *step) {
  ptrdiff_t i = 0;
  for (; i + 8 <= count; i += 8) {
    float8 mean = load8(means + i), square = load8(squares + i);
    float8 moved = load8(parameters + i) - adam8(load8(gradients + i), &mean, &square, step);
    memcpy(parameters + i, &moved, sizeof moved);
    memcpy(means + i, &mean, sizeof mean);
    memcpy(squares + i, &square, sizeof square);
  }
  for (; i < count; i++) {
    float8 mean = splat8(means[i]), square = splat8(squares[i]);
    parameters[i] -= adam8(splat8(gradients[i]), &mean, &square, step)[0];
    means[i] = mean[0];
    squares[i] = square[0];
  }
}

KERNEL(float, exponentials, (float *values, float scale, float shift, ptrdiff_t count),
       (values, scale, shift, count))
KERNEL(void, adam,
       (float *parameters, const float *gradients, float *means, float *squares, ptrdiff_t count,
        const ck_adam_step *step),
       (parameters, gradients, means, squares, count, step))
