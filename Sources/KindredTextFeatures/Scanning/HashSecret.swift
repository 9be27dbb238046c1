// SPDX-License-Identifier: Apache-2.0

/// Random numbers that hashes hang on, drawn anew in every process: nobody can write words that all
/// have one hash, and so make a table slow. No result hangs on them.
struct HashSecret: Sendable {
  private let first: UInt64
  private let second: UInt64

  /// The secret of this process.
  static let shared = HashSecret(.random(in: 1...UInt64.max), .random(in: 1...UInt64.max))

  /// No secret, for hashes that results hang on.
  static let known = HashSecret(0x9E37_79B9_7F4A_7C15, 0xD6E8_FEB8_6659_FD93)

  init(_ first: UInt64, _ second: UInt64) {
    self.first = first
    self.second = second
  }

  /// One number of two: both halves of a product of all bits.
  @inline(__always)
  func mixed(_ low: UInt64, _ high: UInt64) -> UInt64 {
    let product = (low ^ first).multipliedFullWidth(by: high ^ second)
    return product.high ^ product.low
  }

  /// A hash of bytes, a step for each. O(length).
  @inline(never)
  func hash(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = first ^ second
    for place in range { hash = mixed(hash, UInt64(text[place])) }
    return hash
  }
}
