// SPDX-License-Identifier: Apache-2.0

/// How a report is laid out in each format.
///
/// Reports sort nothing and decide nothing: what stands in a result is what is written, numbers
/// rounded to six decimals. Text from papers is escaped for the format it goes into.
package protocol ReportLayout: Report {
  /// What `json` writes; its field names are a contract.
  associatedtype Document: Encodable

  /// What `jsonl` writes, a line each.
  associatedtype Line: Encodable

  /// The whole result.
  var document: Document { get }

  /// The result cut into lines.
  var lines: [Line] { get }

  /// The result as rows, for CSV.
  var table: Table { get }

  /// The result for people, lines no wider than `width` columns.
  func text(width: Int) -> String

  /// The result for a page.
  var markdown: String { get }
}

extension ReportLayout {
  /// The result as one line of JSON.
  package var lines: [Document] { [document] }

  /// The table as text.
  package func text(width: Int) -> String { table.text(width: width) }

  /// The table in Markdown.
  package var markdown: String { table.markdown }

  /// See ``Report/write(_:width:)``.
  public func write(_ format: ReportFormat, width: Int?) -> String {
    switch format {
    case .text: text(width: width ?? .max)
    case .json: JSONText.line(document) + "\n"
    case .jsonl: lines.map { JSONText.line($0) + "\n" }.joined()
    case .csv: table.csv
    case .markdown: markdown
    }
  }
}
