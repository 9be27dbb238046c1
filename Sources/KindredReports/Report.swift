// SPDX-License-Identifier: Apache-2.0

/// How a result is written.
public enum ReportFormat: String, CaseIterable, Sendable {
  /// For people at a terminal.
  case text
  /// One JSON document.
  case json
  /// One JSON document a line.
  case jsonl
  /// Comma-separated values with a header (RFC 4180).
  case csv
  /// For a page.
  case markdown
}

/// A result that can be written in every format.
///
/// Reports sort nothing and decide nothing: what stands in a result is what is written, numbers
/// rounded to six decimals. Text from papers is escaped for the format it goes into.
public protocol Report {
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

extension Report {
  /// The result as one line of JSON.
  public var lines: [Document] { [document] }

  /// The table as text.
  public func text(width: Int) -> String { table.text(width: width) }

  /// The table in Markdown.
  public var markdown: String { table.markdown }

  /// The result in a format, ending in a line feed unless it is empty.
  ///
  /// - Parameter width: columns for ``ReportFormat/text``; nil for as many as it takes.
  public func write(_ format: ReportFormat, width: Int? = nil) -> String {
    switch format {
    case .text: text(width: width ?? .max)
    case .json: JSONText.pretty(document) + "\n"
    case .jsonl: lines.map { JSONText.line($0) + "\n" }.joined()
    case .csv: table.csv
    case .markdown: markdown
    }
  }
}
