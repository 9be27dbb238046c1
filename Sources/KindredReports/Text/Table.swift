// SPDX-License-Identifier: Apache-2.0

internal import KindredPapers

/// Rows under named columns, written as text, CSV or Markdown.
package struct Table: Equatable, Sendable {
  /// A column's name and how it is laid out as text.
  package struct Column: Equatable, Sendable {
    let name: String
    let isNumber: Bool
    let canShrink: Bool

    /// A column of text that is never cut.
    package static func text(_ name: String) -> Column {
      Column(name: name, isNumber: false, canShrink: false)
    }

    /// A column of text that is cut where the line would be too long.
    package static func prose(_ name: String) -> Column {
      Column(name: name, isNumber: false, canShrink: true)
    }

    /// A column of numbers, aligned to the right.
    package static func number(_ name: String) -> Column {
      Column(name: name, isNumber: true, canShrink: false)
    }
  }

  let columns: [Column]
  let rows: [[String]]

  /// A table; every row has a cell for each column.
  package init(_ columns: [Column], rows: [[String]]) {
    precondition(
      rows.allSatisfy { $0.count == columns.count }, "rows must have \(columns.count) cells")
    self.columns = columns
    self.rows = rows
  }

  /// Aligned columns, two spaces apart; prose columns are cut so that lines fit `width`.
  package func text(width: Int) -> String {
    let header = columns.map(\.name)
    var widths = columns.indices.map { column in
      ([header] + rows).map { $0[column].displayWidth }.max() ?? 0
    }
    let excess = widths.reduce(0, +) + 2 * (columns.count - 1) - width
    let shrinking = columns.indices.filter { columns[$0].canShrink }
    if excess > 0, let widest = shrinking.max(by: { widths[$0] < widths[$1] }) {
      widths[widest] = max(8, widths[widest] - excess)
    }
    return ([header] + rows).map { cells in
      let padded = columns.indices.map { column in
        let cell = cells[column].fitted(to: widths[column])
        let gap = String(repeating: " ", count: max(0, widths[column] - cell.displayWidth))
        return columns[column].isNumber ? gap + cell : cell + gap
      }
      return padded.joined(separator: "  ").trimmingTrailingSpaces() + "\n"
    }.joined()
  }

  /// A header and a line for each row; cells with commas, quotes or line ends are quoted.
  var csv: String {
    ([columns.map(\.name)] + rows).map { cells in
      cells.map { cell in
        let needsQuotes = cell.utf8.contains {
          $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D
        }
        return needsQuotes
          ? "\"" + cell.replacingScalars { $0 == "\"" ? "\"\"" : nil } + "\"" : cell
      }.joined(separator: ",") + "\r\n"
    }.joined()
  }

  /// A pipe table with escaped cells.
  var markdown: String {
    let rule = columns.map { $0.isNumber ? "---:" : "---" }
    let lines =
      [columns.map { $0.name.escapedForMarkdown }, rule]
      + rows.map { $0.map(\.escapedForMarkdown) }
    return lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }
}
