// SPDX-License-Identifier: Apache-2.0

/// A filter of a job on many machines: a pure function from the rows of a partition to others.
///
/// It holds no more than its block, or its sums, however many rows come.
package protocol Part {
  /// Fields of a row after its version.
  static var fieldCount: Int { get }

  /// Takes a row, and maybe writes some.
  ///
  /// - Throws: ``PartError/broken(_:)`` for a row to be left out, else what ends the work.
  mutating func take(_ row: PartRow, to rows: inout PartRows) throws(PartError)

  /// Writes what is left when the last row was taken.
  mutating func finish(to rows: inout PartRows) throws(PartError)
}

/// A filter at work: lines in, rows out, and an account of what was left out.
package struct PartRun<Filter: Part> {
  private var filter: Filter

  /// Rows that were written and not yet taken away.
  package var rows = PartRows()

  /// What was left out.
  package private(set) var account = PartAccount()

  /// A filter before its first line.
  package init(_ filter: Filter) { self.filter = filter }

  /// Takes a line without its end.
  package mutating func take(_ line: ArraySlice<UInt8>) throws(PartError) {
    account.lineCount += 1
    do {
      try filter.take(PartRow(line, fieldCount: Filter.fieldCount), to: &rows)
    } catch PartError.broken(let reason) {
      account.note(reason)
    }
  }

  /// Ends the work.
  package mutating func finish() throws(PartError) { try filter.finish(to: &rows) }
}

/// How many lines came, how many of them were no rows, and why.
package struct PartAccount: Equatable, Sendable {
  /// Lines that came.
  package internal(set) var lineCount = 0

  /// Lines that were left out.
  package private(set) var brokenCount = 0

  /// What was wrong with the first ones, with their lines.
  package private(set) var reasons: [String] = []

  /// Reasons that are kept.
  static let reasonLimit = 5

  mutating func note(_ reason: String) {
    brokenCount += 1
    if reasons.count < Self.reasonLimit { reasons.append("line \(lineCount): \(reason)") }
  }
}
