// SPDX-License-Identifier: Apache-2.0

#ifndef CARGUMENTS_H
#define CARGUMENTS_H

/// The number of arguments that the program was started with, its name included; 0 where the system
/// does not tell before `main`.
int ca_argument_count(void);

/// An argument by its place, or NULL for a place where none is.
const char *ca_argument(int place);

#endif
