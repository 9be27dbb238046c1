// SPDX-License-Identifier: Apache-2.0

#include "CKindredRevision.h"

#ifndef KINDRED_REVISION
#define KINDRED_REVISION ""
#endif

const char *cr_revision(void) { return KINDRED_REVISION; }
