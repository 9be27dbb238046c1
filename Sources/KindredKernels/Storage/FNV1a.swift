// SPDX-License-Identifier: Apache-2.0

/// The hash FNV-1a of 64 bits (Fowler, Noll, Vo), over bytes or over words of them.
package struct FNV1a {
  /// The hash of what was added.
  package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash of nothing.
  package init() {}

  /// Adds a byte, or a word in place of one.
  @inline(__always)
  package mutating func add(_ word: UInt64) { value = (value ^ word) &* 0x100_0000_01b3 }
}
