// SPDX-License-Identifier: Apache-2.0

package import KindredEngine
package import KindredPapers

/// Arguments of a tool that fit its schema.
package struct ToolArguments: Sendable {
  package let values: JSONValue

  /// Arguments that fit a schema.
  package init(values: JSONValue) { self.values = values }

  package func text(_ name: String) -> String? { values[name]?.text }

  package func integer(_ name: String) -> Int? { values[name]?.integer }

  package func truth(_ name: String) -> Bool { values[name] == true }

  package func texts(_ name: String) -> [String] { values[name]?.items?.compactMap(\.text) ?? [] }

  /// Which papers count.
  ///
  /// - Throws: ``ToolError`` for a date that the calendar does not have, or an end before the
  ///   beginning.
  package func filter() throws -> PaperFilter {
    var filter = try Self.period(values)
    filter.categories = texts("categories")
    filter.excludedCategories = texts("exclude_categories")
    return filter
  }

  /// The dates of an object with `since` and `until`.
  static func period(_ values: JSONValue) throws -> PaperFilter {
    func date(_ name: String) throws -> PaperDate? {
      guard let text = values[name]?.text else { return nil }
      guard let date = PaperDate(text) else {
        throw ToolError(description: "\(name): \(text) is no date of the calendar")
      }
      return date
    }
    let filter = PaperFilter(since: try date("since"), until: try date("until"))
    if let first = filter.since, let last = filter.until,
      !PaperFilter(until: last).passes(date: first)
    {
      throw ToolError(description: "since \(first) is after until \(last)")
    }
    return filter
  }

  /// The places of the papers asked for, among all that there are.
  package var page: Range<Int> {
    let first = integer("offset") ?? 0
    return first..<first + (integer("limit") ?? Schemas.defaultLimit)
  }

  /// How much of a paper's text is wanted.
  var detail: PaperText { text("detail").flatMap(PaperText.init) ?? .snippet }
}

/// How much of its text is given of a paper.
enum PaperText: String, CaseIterable {
  case title, snippet, abstract

  /// Characters of a snippet.
  private static let snippetLength = 300

  /// The part of a text, or nil for none; what is cut ends with an ellipsis.
  func of(_ text: String) -> String? {
    if text.isEmpty { return nil }
    switch self {
    case .title: return nil
    case .snippet: return text.cut(to: Self.snippetLength)
    case .abstract: return text
    }
  }
}

extension String {
  /// The text, or as many of its characters as are given, with an ellipsis for the rest.
  func cut(to length: Int) -> String {
    let end = index(startIndex, offsetBy: length, limitedBy: endIndex) ?? endIndex
    return end == endIndex ? self : self[..<end] + "…"
  }
}
