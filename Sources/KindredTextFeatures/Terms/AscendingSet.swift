// SPDX-License-Identifier: Apache-2.0

/// A set of small numbers that gives them back in ascending order, without sorting.
///
/// One bit a number, and one bit for each word of sixty-four numbers that has any, so that emptying
/// a set of m of n possible numbers takes O(m + n / 4096).
package struct AscendingSet {
  private var members: [UInt64]
  private var words: [UInt64]

  /// An empty set of numbers below `count`.
  package init(count: Int) {
    members = [UInt64](repeating: 0, count: (count + 63) / 64)
    words = [UInt64](repeating: 0, count: (members.count + 63) / 64)
  }

  /// Adds a number. O(1).
  @inline(__always) package mutating func insert(_ number: Int) {
    members[number >> 6] |= 1 << UInt64(number & 63)
    words[number >> 12] |= 1 << UInt64(number >> 6 & 63)
  }

  /// Takes every number out, the smallest first.
  @inline(__always) package mutating func removeAll(_ body: (Int) -> Void) {
    for index in words.indices {
      var wordsLeft = words[index]
      words[index] = 0
      while wordsLeft != 0 {
        let word = index << 6 | wordsLeft.trailingZeroBitCount
        wordsLeft &= wordsLeft - 1
        var left = members[word]
        members[word] = 0
        while left != 0 {
          body(word << 6 | left.trailingZeroBitCount)
          left &= left - 1
        }
      }
    }
  }
}
