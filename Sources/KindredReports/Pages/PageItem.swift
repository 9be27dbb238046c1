// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine
internal import KindredPapers

/// A paper in a list of a page.
struct PageItem {
  let paper: Paper

  /// Its number on the page, by which the script finds it.
  let number: Int

  /// The number of its group, or nil for none.
  var group: Int?

  /// What the page knows of it beside its text.
  var details: PaperDetails?

  /// What follows authors, journal, identifier and date, as HTML.
  var notes: [String] = []

  /// What stands below, as HTML.
  var more = ""

  /// The item; `numbers` are those of all papers on the page.
  func html(_ numbers: [PaperID: Int]) -> String {
    let title = paper.title.escapedForHTML
    let link = paper.url?.webAddress.map {
      "<a href=\"\($0.escapedForHTML)\" rel=\"noreferrer\">\(title)</a>"
    }
    let related = (details?.related ?? []).compactMap { numbers[$0].map(String.init) }
    let date = paper.date?.description.escapedForHTML ?? ""
    let small =
      [byline, paper.journal?.escapedForHTML].compactMap { $0 }
      + [paper.id.description.escapedForHTML] + (date.isEmpty ? [] : [date]) + notes
    return """
      <li id="paper-\(number)" data-group="\(group.map(String.init) ?? "")" data-date="\(date)" data-related="\(related.joined(separator: " "))" data-terms="\(terms.escapedForHTML)"><span class="title">\(link ?? title)</span> <span class="small">\(small.joined(separator: " · "))</span>\(more)</li>

      """
  }

  /// Authors of whom all are named, and those named of more.
  private static let mostAuthors = 4
  private static let firstAuthors = 3

  /// The authors, or the first of many with all of them for a pointer that rests there; nil for
  /// none.
  private var byline: String? {
    guard !paper.authors.isEmpty else { return nil }
    let all = paper.authors.joined(separator: ", ").escapedForHTML
    if paper.authors.count <= Self.mostAuthors { return "<span class=\"by\">\(all)</span>" }
    let first = paper.authors.prefix(Self.firstAuthors).joined(separator: ", ").escapedForHTML
    let rest = paper.authors.count - Self.firstAuthors
    return "<span class=\"by\" title=\"\(all)\">\(first) and \(rest) more</span>"
  }

  /// The terms that weigh most in the paper.
  private var terms: String { details?.terms.joined(separator: ", ") ?? "" }

  /// What a pointer that rests on the paper's point is told.
  var hint: String { terms.isEmpty ? paper.title : "\(paper.title)\nAbout: \(terms)" }
}
