// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import GRDB
internal import KindredKernels
internal import KindredPapers

extension Row {
  /// A column's value; null where there is no such column, as in a file whose schema is damaged.
  private func value(_ column: String) -> DatabaseValue {
    hasColumn(column) ? self[column] : .null
  }

  /// A column's text; nil for anything else, which a damaged file may hold.
  func text(_ column: String) -> String? { String.fromDatabaseValue(value(column)) }

  /// A column's whole number; nil for anything else.
  func number(_ column: String) -> Int64? { Int64.fromDatabaseValue(value(column)) }

  /// As ``text(_:)``, by the place that a column has in the statement.
  func text(at place: Int) -> String? { String.fromDatabaseValue(self[place]) }

  /// As ``number(_:)``, by the place that a column has in the statement.
  func number(at place: Int) -> Int64? { Int64.fromDatabaseValue(self[place]) }

  /// A column's bytes; nil for anything else.
  func bytes(_ column: String) -> [UInt8]? {
    Data.fromDatabaseValue(value(column)).map { [UInt8]($0) }
  }

  /// A column's numbers; nil for anything else, and for bytes that are no whole numbers.
  func numbers<Number: StoredNumber>(_ column: String) -> [Number]? {
    // Lent, not copied: these are long.
    let numbers = try? withUnsafeData(named: column) { data -> [Number]? in
      guard let data, data.count.isMultiple(of: MemoryLayout<Number>.size) else { return nil }
      return [Number](stored: data.span)
    }
    return numbers.flatMap { $0 }
  }
}
