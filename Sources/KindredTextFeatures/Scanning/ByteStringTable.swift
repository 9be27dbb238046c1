// SPDX-License-Identifier: Apache-2.0

/// Numbers distinct byte strings 0, 1, 2, ... in the order they are first met.
///
/// Open addressing over a power of two, linear probing, at most half full; the bytes lie end to end
/// in one array. A slot holds a string's last sixteen bytes beside its number, so that finding a
/// word touches one place in memory. Hash and last bytes are the caller's (``ByteKey``), so that a
/// scanner gathers them on the way; the hash hangs on a secret of the process (``HashSecret``).
struct ByteStringTable: Sendable {
  private struct Slot {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var length: UInt32 = 0
    /// Number plus one of the string; 0 where empty.
    var number: UInt32 = 0
  }

  private var bytes: [UInt8] = []
  /// Where each string's bytes begin; one more at the end.
  private var starts: [UInt32] = [0]
  private var hashes: [UInt64] = []
  private var slots: [Slot]

  init(minimumCapacity: Int = 0) {
    var size = 64
    while size < 2 * minimumCapacity { size *= 2 }
    slots = [Slot](repeating: Slot(), count: size)
  }

  /// A table of texts, numbered in this order, each once.
  init(_ texts: some Sequence<String>) {
    self.init()
    for text in texts {
      let bytes = text.utf8.span
      _ = intern(bytes, 0..<bytes.count, ByteKey(bytes))
    }
  }

  /// How many strings there are.
  var count: Int { hashes.count }

  /// Lends the bytes of string `index`.
  func withBytes<Result>(_ index: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    body(bytes.span.extracting(range(index)))
  }

  func string(_ index: Int) -> String {
    String(decoding: bytes[range(index)], as: UTF8.self)
  }

  func key(_ index: Int) -> ByteKey {
    withBytes(index) { ByteKey($0) }
  }

  /// The numbers of all strings, those whose bytes come first in order first. O(n log n) for
  /// strings that differ in their first eight bytes, as most do.
  func numbersInByteOrder() -> [Int] {
    let keyed = (0..<count).map { index in
      (first: withBytes(index) { $0.firstEight }, number: index)
    }
    return keyed.sorted { left, right in
      if left.first != right.first { return left.first < right.first }
      return bytes[range(left.number)].lexicographicallyPrecedes(bytes[range(right.number)])
    }.map(\.number)
  }

  private func range(_ index: Int) -> Range<Int> {
    Int(starts[index])..<Int(starts[index + 1])
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
    var place = Int(truncatingIfNeeded: key.hash) & mask
    while true {
      let slot = slots[place]
      if slot.low == key.low, slot.high == key.high, Int(slot.length) == range.count,
        slot.number > 0,
        range.count <= ByteKey.width || isEqual(Int(slot.number) - 1, text, range)
      {
        return (Int(slot.number) - 1, place)
      }
      if slot.number == 0 { return (-1, place) }
      place = (place + 1) & mask
    }
  }

  /// Whether all but the last sixteen bytes of string `index` are those of the text.
  private func isEqual(_ index: Int, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let start = Int(starts[index])
    for offset in 0..<range.count - ByteKey.width
    where bytes[start + offset] != text[range.lowerBound + offset] {
      return false
    }
    return true
  }

  @inline(never)
  private mutating func insert(
    _ text: Span<UInt8>, _ range: Range<Int>, _ key: ByteKey, slot: Int
  ) -> Int {
    for place in range { bytes.append(text[place]) }
    starts.append(UInt32(bytes.count))
    hashes.append(key.hash)
    slots[slot] = Slot(
      low: key.low, high: key.high, length: UInt32(range.count), number: UInt32(count))
    if 2 * count > slots.count { grow() }
    return count - 1
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: 2 * old.count)
    let mask = slots.count - 1
    for slot in old where slot.number > 0 {
      var place = Int(truncatingIfNeeded: hashes[Int(slot.number) - 1]) & mask
      while slots[place].number > 0 { place = (place + 1) & mask }
      slots[place] = slot
    }
  }
}
