// SPDX-License-Identifier: Apache-2.0

internal import CZlib

/// Unpacks gzip data (RFC 1952), one member or several.
enum Gzip {
  /// Why bytes could not be unpacked.
  enum Failure: Error, Equatable {
    /// They end too soon, or are not what was packed.
    case damaged
    /// They unpack to more than ``largestRatio`` times their size: no text does.
    case tooLarge
  }

  /// How bytes of gzip data begin.
  static let signature: [UInt8] = [0x1F, 0x8B]

  /// The most that data may grow, beside 16 MiB that any may.
  static let largestRatio = 100
  private static let smallAllowance = 16 << 20

  /// What the bytes hold unpacked. O(bytes unpacked).
  static func unpacked(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
    let limit = smallAllowance + largestRatio * bytes.count
    var result: [UInt8] = []
    var rest = bytes[...]
    repeat {
      let (member, used) = try unpackedMember(rest, limit: limit - result.count)
      result += member
      rest = rest.dropFirst(used)
    } while rest.starts(with: signature)
    // Zeros may fill what is left, as on tapes; anything else was part of something.
    guard rest.allSatisfy({ $0 == 0 }) else { throw .damaged }
    return result
  }

  /// What one member holds, and how many bytes it takes.
  private static func unpackedMember(
    _ bytes: ArraySlice<UInt8>, limit: Int
  ) throws(Failure) -> (result: [UInt8], used: Int) {
    var stream = unsafe z_stream()
    guard unsafe ck_inflate_init(&stream) == Z_OK else { throw .damaged }
    defer { unsafe inflateEnd(&stream) }
    var result: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    var used = 0
    while true {
      // The counters of zlib have 32 bits; so pieces in and out are smaller.
      let input = bytes.dropFirst(used).prefix(1 << 28)
      let (status, taken, made) = unsafe input.withUnsafeBufferPointer { input in
        unsafe piece.withUnsafeMutableBufferPointer { output in
          unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
          unsafe stream.avail_in = UInt32(input.count)
          unsafe stream.next_out = output.baseAddress
          unsafe stream.avail_out = UInt32(output.count)
          let status = unsafe inflate(&stream, Z_NO_FLUSH)
          return (
            status, input.count - Int(unsafe stream.avail_in),
            output.count - Int(unsafe stream.avail_out)
          )
        }
      }
      used += taken
      guard result.count + made <= limit else { throw .tooLarge }
      result += piece[..<made]
      if status == Z_STREAM_END { return (result, used) }
      guard status == Z_OK, taken + made > 0 else { throw .damaged }
    }
  }
}
