// SPDX-License-Identifier: Apache-2.0

internal import CKindredZlib

/// Packs bytes as gzip data (RFC 1952).
package enum GzipPacking {
  /// The bytes as one member, or nil where there are more than zlib counts at once. O(bytes).
  package static func packed(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count < 1 << 30 else { return nil }
    var state = unsafe z_stream()
    // zlib's state points back at it: it stays where it is.
    return unsafe withUnsafeMutablePointer(to: &state) { stream in
      guard unsafe ck_deflate_init(stream) == Z_OK else { return nil }
      defer { unsafe deflateEnd(stream) }
      var packed = [UInt8](
        repeating: 0, count: Int(unsafe deflateBound(stream, UInt(bytes.count))))
      let status = unsafe bytes.withUnsafeBufferPointer { input in
        unsafe packed.withUnsafeMutableBufferPointer { output in
          unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
          unsafe stream.pointee.avail_in = UInt32(input.count)
          unsafe stream.pointee.next_out = output.baseAddress
          unsafe stream.pointee.avail_out = UInt32(output.count)
          return unsafe deflate(stream, Z_FINISH)
        }
      }
      guard status == Z_STREAM_END else { return nil }
      packed.removeLast(packed.count - Int(unsafe stream.pointee.total_out))
      return packed
    }
  }
}
