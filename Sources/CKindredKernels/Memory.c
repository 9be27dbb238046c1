// SPDX-License-Identifier: Apache-2.0

#include "CKindredKernels.h"

#if defined(__linux__)
#include <malloc.h>
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

void ck_keep_freed_memory(void) {
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, 1 << 25);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
}

int ck_uses_wide_instructions(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
  return 0;
#endif
}
