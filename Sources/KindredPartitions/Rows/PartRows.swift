// SPDX-License-Identifier: Apache-2.0

/// Rows that a filter writes.
package struct PartRows: Sendable {
  /// Lines, each with its end.
  package private(set) var bytes: [UInt8] = []

  /// No rows.
  package init() {}

  /// Adds a row; its version goes first.
  package mutating func add(_ fields: String...) {
    bytes += PartRow.version.utf8
    for field in fields {
      bytes.append(UInt8(ascii: "\t"))
      bytes += field.utf8
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Forgets the rows.
  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
