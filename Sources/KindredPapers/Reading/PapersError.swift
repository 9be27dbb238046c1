// SPDX-License-Identifier: Apache-2.0

/// Why an input gave no papers at all.
public enum PapersError: Error, Equatable, CustomStringConvertible {
  /// There is no such file or folder.
  case missing(path: String)

  /// The file or folder is there and cannot be read.
  case unreadable(path: String, reason: String)

  /// The bytes are no text in UTF-8; `found` names what they look like.
  case notText(source: String, found: String)

  /// The text holds no paper in a layout that Kindred knows.
  case noPapers(source: String, found: String)

  /// The input is of a kind that is read as a whole, and larger than that is done for.
  case tooLarge(source: String, limit: Int)

  /// A strict reader met something to forgive.
  case strict(ReadingIssue)

  /// One sentence: what, where, and what would be right.
  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): no such file or folder"
    case .unreadable(let path, let reason):
      "\(path): cannot be read: \(reason)"
    case .notText(let source, let found):
      "\(source): \(found), where text in UTF-8 was expected"
    case .noPapers(let source, let found):
      "\(source): \(found), where a Markdown digest (\"## title\" headings with dates or links), JSON "
        + "({\"title\": ...}), BibTeX, RIS and its kin, a table with a header, or XML as feeds and "
        + "libraries have it were expected"
    case .tooLarge(let source, let limit):
      "\(source): more than \(limit >> 20) MiB that can only be read as a whole; split it, or turn "
        + "it into JSON lines"
    case .strict(let issue):
      "\(issue.source):\(issue.line): \(issue.message)"
    }
  }
}
