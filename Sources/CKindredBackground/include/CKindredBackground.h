// SPDX-License-Identifier: Apache-2.0

#ifndef CBACKGROUND_H
#define CBACKGROUND_H

#include <stddef.h>

/// The background model that is part of the program.
const unsigned char *kindred_background(void);

/// Its size in bytes.
size_t kindred_background_size(void);

#endif
