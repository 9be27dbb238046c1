// SPDX-License-Identifier: Apache-2.0

/// Numbers distinct byte strings 0, 1, 2, ... in the order they are first met.
///
/// Open addressing over a power of two, linear probing, at most half full; the bytes lie end to end
/// in one array. A slot holds half of a string's hash beside its number, and an entry the string's
/// last eight bytes, so that finding a short string touches two places in memory. Hash and last
/// bytes are the caller's (``ByteKey``), so that a scanner computes them on the way.
struct ByteStringTable: Sendable {
  private struct Entry {
    let tail: UInt64
    let start: UInt32
    let length: UInt32
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  private var hashes: [UInt64] = []
  /// The upper half of a hash, then number plus one of the string; 0 where empty.
  private var slots: [UInt64]

  init(minimumCapacity: Int = 0) {
    var size = 64
    while size < 2 * minimumCapacity { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
  }

  /// How many strings there are.
  var count: Int { entries.count }

  /// Lends the bytes of string `index`.
  func withBytes<Result>(_ index: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    body(bytes.span.extracting(range(index)))
  }

  func string(_ index: Int) -> String {
    String(decoding: bytes[range(index)], as: UTF8.self)
  }

  func key(_ index: Int) -> ByteKey {
    ByteKey(hash: hashes[index], tail: entries[index].tail)
  }

  private func range(_ index: Int) -> Range<Int> {
    let start = Int(entries[index].start)
    return start..<start + Int(entries[index].length)
  }

  /// The number of the string at `range` of `text`; it is new if that equals the former count.
  /// Amortized O(length).
  @inline(__always)
  mutating func intern(_ text: Span<UInt8>, _ range: Range<Int>, _ key: ByteKey) -> Int {
    let (index, slot) = lookUp(text, range, key)
    return index >= 0 ? index : insert(text, range, key, slot: slot)
  }

  /// The number of `string`, or nil if it was never interned. O(length).
  func find(_ string: Span<UInt8>, _ key: ByteKey) -> Int? {
    let (index, _) = lookUp(string, 0..<string.count, key)
    return index >= 0 ? index : nil
  }

  /// The number of a string, or -1 and the slot where it belongs.
  @inline(__always)
  private func lookUp(
    _ text: Span<UInt8>, _ range: Range<Int>, _ key: ByteKey
  ) -> (index: Int, slot: Int) {
    let mask = slots.count - 1
    let tag = key.hash >> 32
    var slot = Int(truncatingIfNeeded: key.hash ^ tag) & mask
    while true {
      let content = slots[slot]
      if content == 0 { return (-1, slot) }
      if content >> 32 == tag {
        let index = Int(content & 0xFFFF_FFFF) - 1
        let entry = entries[index]
        if entry.tail == key.tail, Int(entry.length) == range.count,
          range.count <= 8 || isEqual(Int(entry.start), text, range)
        {
          return (index, slot)
        }
      }
      slot = (slot + 1) & mask
    }
  }

  /// Whether all but the last eight bytes are equal.
  private func isEqual(_ start: Int, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for offset in 0..<range.count - 8
    where bytes[start + offset] != text[range.lowerBound + offset] {
      return false
    }
    return true
  }

  private mutating func insert(
    _ text: Span<UInt8>, _ range: Range<Int>, _ key: ByteKey, slot: Int
  ) -> Int {
    let index = count
    entries.append(
      Entry(tail: key.tail, start: UInt32(bytes.count), length: UInt32(range.count)))
    for place in range { bytes.append(text[place]) }
    hashes.append(key.hash)
    slots[slot] = (key.hash & ~0xFFFF_FFFF) | UInt64(index + 1)
    if 2 * count > slots.count { grow() }
    return index
  }

  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: 2 * slots.count)
    let mask = slots.count - 1
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = (hash & ~0xFFFF_FFFF) | UInt64(index + 1)
    }
  }
}

/// What a ``ByteStringTable`` finds a string by: its hash (FNV-1a, 64 bits) and its last eight bytes.
struct ByteKey: Equatable, Sendable {
  private(set) var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  private(set) var tail: UInt64 = 0

  /// The key of no bytes.
  init() {}

  init(hash: UInt64, tail: UInt64) {
    self.hash = hash
    self.tail = tail
  }

  /// The key of all bytes. O(length).
  init(_ bytes: Span<UInt8>) {
    for index in bytes.indices { append(bytes[index]) }
  }

  /// Adds a byte at the end.
  @inline(__always) mutating func append(_ byte: UInt8) {
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    tail = tail << 8 | UInt64(byte)
  }
}
