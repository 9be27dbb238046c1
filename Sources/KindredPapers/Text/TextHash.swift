// SPDX-License-Identifier: Apache-2.0

/// FNV-1a, 64 bits, over the bytes of texts: the same everywhere and for good.
package struct TextHash: Sendable {
  /// The hash of what was added so far.
  package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash of nothing.
  package init() {}

  /// Adds a text's bytes.
  package mutating func add(_ text: String) {
    let bytes = text.utf8.span
    var hash = value
    for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01b3 }
    value = hash
  }

  /// Adds a byte, such as one that separates texts.
  package mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
}
