// SPDX-License-Identifier: Apache-2.0

/// Numbers distinct byte strings 0, 1, 2, ... in the order they are first met.
///
/// Open addressing over a power of two, linear probing, at most half full; the bytes lie end to end
/// in one array. The hash is the caller's (``ByteHash``), so that a scanner computes it on the way.
struct ByteStringTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  private var hashes: [UInt64] = []
  /// Number plus one of the string in each slot, 0 where empty.
  private var slots: [Int32]

  init(minimumCapacity: Int = 0) {
    var size = 64
    while size < 2 * minimumCapacity { size *= 2 }
    slots = [Int32](repeating: 0, count: size)
  }

  /// How many strings there are.
  var count: Int { hashes.count }

  /// Lends the bytes of string `index`.
  func withBytes<Result>(_ index: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    body(bytes.span.extracting(ends[index]..<ends[index + 1]))
  }

  func string(_ index: Int) -> String {
    String(decoding: bytes[ends[index]..<ends[index + 1]], as: UTF8.self)
  }

  func hash(_ index: Int) -> UInt64 { hashes[index] }

  /// The number of the string at `range` of `text`; it is new if that equals the former count.
  /// Amortized O(length).
  @inline(__always)
  mutating func intern(_ text: Span<UInt8>, _ range: Range<Int>, hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while true {
      let index = Int(slots[slot]) - 1
      if index < 0 { return insert(text, range, hash: hash, slot: slot) }
      if hashes[index] == hash, isEqual(index, text, range) { return index }
      slot = (slot + 1) & mask
    }
  }

  /// The number of `string`, or nil if it was never interned. O(length).
  func find(_ string: Span<UInt8>, hash: UInt64) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while true {
      let index = Int(slots[slot]) - 1
      if index < 0 { return nil }
      if hashes[index] == hash, isEqual(index, string, 0..<string.count) { return index }
      slot = (slot + 1) & mask
    }
  }

  @inline(__always)
  private func isEqual(_ index: Int, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let start = ends[index]
    guard ends[index + 1] - start == range.count else { return false }
    for offset in 0..<range.count where bytes[start + offset] != text[range.lowerBound + offset] {
      return false
    }
    return true
  }

  private mutating func insert(
    _ text: Span<UInt8>, _ range: Range<Int>, hash: UInt64, slot: Int
  ) -> Int {
    let index = count
    for place in range { bytes.append(text[place]) }
    ends.append(bytes.count)
    hashes.append(hash)
    slots[slot] = Int32(index + 1)
    if 2 * count > slots.count { grow() }
    return index
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: 2 * slots.count)
    let mask = slots.count - 1
    for index in hashes.indices {
      var slot = Int(truncatingIfNeeded: hashes[index] ^ (hashes[index] >> 32)) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(index + 1)
    }
  }
}
