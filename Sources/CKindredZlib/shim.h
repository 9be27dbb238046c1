// SPDX-License-Identifier: Apache-2.0

#include <zlib.h>

// Swift sees no macros that call functions: a stream of gzip members, whatever their window.
static inline int ck_inflate_init(z_stream *stream) { return inflateInit2(stream, 16 + MAX_WBITS); }

// One gzip member, packed quickly: answers are packed while somebody waits.
static inline int ck_deflate_init(z_stream *stream) {
  return deflateInit2(stream, Z_BEST_SPEED, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}
