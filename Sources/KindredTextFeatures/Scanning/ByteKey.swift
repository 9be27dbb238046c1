// SPDX-License-Identifier: Apache-2.0

/// What a ``ByteStringTable`` finds a string by: its last sixteen bytes, and a hash of all of them.
struct ByteKey: Equatable, Sendable {
  /// The bytes that a key holds itself.
  static let width = 16

  /// The last eight bytes, the last one lowest.
  let low: UInt64
  /// The eight bytes before those.
  let high: UInt64
  let hash: UInt64

  init(low: UInt64, high: UInt64, hash: UInt64) {
    self.low = low
    self.high = high
    self.hash = hash
  }

  /// The key of the bytes at `range` of a text, the last of which were gathered. O(1) for up to
  /// sixteen bytes, O(length) for more.
  @inline(__always)
  init(_ text: Span<UInt8>, _ range: Range<Int>, _ last: LastBytes, _ secret: HashSecret = .shared)
  {
    low = last.low
    high = last.high
    var start = low
    if range.count > Self.width { start ^= secret.hash(text, range.dropLast(Self.width)) }
    hash = secret.mixed(start, high)
  }

  /// The key of all bytes. O(length).
  init(_ bytes: Span<UInt8>, _ secret: HashSecret = .shared) {
    var last = LastBytes()
    for index in bytes.indices { last.append(bytes[index]) }
    self.init(bytes, 0..<bytes.count, last, secret)
  }
}

/// The last sixteen of the bytes that a scanner went over.
struct LastBytes {
  private(set) var low: UInt64 = 0
  private(set) var high: UInt64 = 0

  @inline(__always) mutating func append(_ byte: UInt8) {
    high = high << 8 | low >> 56
    low = low << 8 | UInt64(byte)
  }
}
