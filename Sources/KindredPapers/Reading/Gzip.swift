// SPDX-License-Identifier: Apache-2.0

internal import CKindredZlib

/// Unpacks gzip data (RFC 1952), one member or several, as it comes.
///
/// After the last member zeros may follow, as on tapes; anything else was part of something.
@safe final class Gzip {
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

  private enum Place {
    case inMember
    case betweenMembers
    case inPadding
  }

  // At an address of its own: zlib's state points back at it.
  private let stream: UnsafeMutablePointer<z_stream>
  private var place = Place.inMember
  private var packedCount = 0
  private var unpackedCount = 0

  /// The state before the first byte.
  init() throws(Failure) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    guard unsafe ck_inflate_init(stream) == Z_OK else { throw .damaged }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Unpacks the next bytes; the result may be empty. O(bytes unpacked).
  func unpack(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
    packedCount += bytes.count
    var result: [UInt8] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      if place == .betweenMembers {
        guard rest.first == Self.signature[0] else {
          place = .inPadding
          continue
        }
        guard unsafe inflateReset(stream) == Z_OK else { throw .damaged }
        place = .inMember
      }
      guard place == .inMember else {
        guard rest.allSatisfy({ $0 == 0 }) else { throw .damaged }
        break
      }
      let used = try unpackMember(rest, into: &result)
      rest = rest.dropFirst(used)
    }
    return result
  }

  /// Throws if the data must not end here.
  func finish() throws(Failure) {
    if place == .inMember { throw .damaged }
  }

  /// Unpacks bytes of one member, and returns how many it takes.
  private func unpackMember(
    _ bytes: ArraySlice<UInt8>, into result: inout [UInt8]
  ) throws(Failure) -> Int {
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    var used = 0
    while true {
      // The counters of zlib have 32 bits; so pieces in and out are smaller.
      let input = bytes.dropFirst(used).prefix(1 << 28)
      let (status, taken, made) = unsafe input.withUnsafeBufferPointer { input in
        unsafe piece.withUnsafeMutableBufferPointer { output in
          unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
          unsafe stream.pointee.avail_in = UInt32(input.count)
          unsafe stream.pointee.next_out = output.baseAddress
          unsafe stream.pointee.avail_out = UInt32(output.count)
          let status = unsafe inflate(stream, Z_NO_FLUSH)
          return (
            status, input.count - Int(unsafe stream.pointee.avail_in),
            output.count - Int(unsafe stream.pointee.avail_out)
          )
        }
      }
      used += taken
      unpackedCount += made
      guard unpackedCount <= Self.smallAllowance + Self.largestRatio * packedCount else {
        throw .tooLarge
      }
      result += piece[..<made]
      if status == Z_STREAM_END {
        place = .betweenMembers
        return used
      }
      // Without room or bytes zlib says so; the rest of the member comes with the next bytes.
      if used == bytes.count, made < piece.count, status == Z_OK || status == Z_BUF_ERROR {
        return used
      }
      guard status == Z_OK, taken + made > 0 else { throw .damaged }
    }
  }
}
