// SPDX-License-Identifier: Apache-2.0

// What the loops are written in. Each is written once, as NAME_body over vectors of eight, and KERNEL
// compiles it twice, for wide instructions and without, as ck_NAME.

#ifndef KINDRED_VECTORS_H
#define KINDRED_VECTORS_H

#include "CKindredKernels.h"

#include <string.h>

// Everything that takes or returns a vector is inlined, so that no calling convention is involved.
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

// A comparison gives -1 in each lane that holds; most groups of 32 have none.
BODY int any8(int8x lanes) {
  long long words[4];
  memcpy(words, &lanes, sizeof words);
  return (words[0] | words[1] | words[2] | words[3]) != 0;
}

#if defined(__x86_64__)
#define WIDE __attribute__((target("avx2,fma")))
#define KERNEL(result, name, parameters, arguments)                                               \
  WIDE static result name##_wide parameters { return name##_body arguments; }                     \
  static result name##_plain parameters { return name##_body arguments; }                         \
  result ck_##name parameters {                                                                   \
    return ck_uses_wide_instructions() ? name##_wide arguments : name##_plain arguments;          \
  }
#else
#define KERNEL(result, name, parameters, arguments)                                               \
  result ck_##name parameters { return name##_body arguments; }
#endif

#endif
