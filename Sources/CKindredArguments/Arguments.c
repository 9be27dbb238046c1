// SPDX-License-Identifier: Apache-2.0

#include "CKindredArguments.h"

#include <stdlib.h>

static int argument_count;
static char **arguments;

#if defined(__GLIBC__) || defined(__APPLE__)
// These systems hand the arguments of main to functions that run before it.
__attribute__((constructor)) static void keep_arguments(int count, char **values) {
  argument_count = count;
  arguments = values;
}
#endif

int ca_argument_count(void) { return argument_count; }

const char *ca_argument(int place) {
  return place >= 0 && place < argument_count ? arguments[place] : NULL;
}
