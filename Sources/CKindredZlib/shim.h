// SPDX-License-Identifier: Apache-2.0

#include <zlib.h>

// Swift sees no macros that call functions: a stream of gzip members, whatever their window.
static inline int ck_inflate_init(z_stream *stream) { return inflateInit2(stream, 16 + MAX_WBITS); }
