// SPDX-License-Identifier: Apache-2.0

#ifndef CKINDREDREVISION_H
#define CKINDREDREVISION_H

/// The commit that the program was built from, with a + for changes since, or an empty text where git
/// does not tell.
const char *cr_revision(void);

#endif
