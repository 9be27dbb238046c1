// SPDX-License-Identifier: Apache-2.0

#include "CKindredBackground.h"

// Clang reads the file's bytes as C23 does, and says so in older modes.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char model[] = {
#embed "../../Vectors/background/arxiv.kindred"
};

const unsigned char *kindred_background(void) { return model; }

size_t kindred_background_size(void) { return sizeof model; }
