// SPDX-License-Identifier: Apache-2.0

#include <math.h>

#include "CKindredKernels.h"

void ck_count_cosines(const uint32_t *words, const uint32_t *offsets, ptrdiff_t row_count,
                      const float *factors, const float *frequencies, float *cosines) {
  for (ptrdiff_t row = 0; row < row_count; row++) {
    float product = 0, squares = 0;
    const uint32_t *word = words + offsets[row];
    const uint32_t *const end = words + offsets[row + 1];
    while (word < end) {
      const uint32_t number = *word >> 8;
      uint32_t count = *word++ & 0xFF;
      // A count that needs several words is rare.
      while (word < end && *word >> 8 == number) count += *word++ & 0xFF;
      const float frequency = count < 1024 ? frequencies[count] : 1 + logf((float)count);
      const float weight = frequency * factors[2 * (size_t)number];
      product += weight * factors[2 * (size_t)number + 1];
      squares += weight * weight;
    }
    cosines[row] = squares > 0 ? product / sqrtf(squares) : 0;
  }
}
