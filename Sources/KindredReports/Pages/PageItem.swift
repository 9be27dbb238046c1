// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine
package import KindredPapers

/// A paper in a list of a page.
package struct PageItem {
  let paper: Paper

  /// Its number on the page, by which the script finds it.
  let number: Int

  /// The number of its group, or nil for none.
  var group: Int?

  /// What the page knows of it beside its text.
  var details: PaperDetails?

  /// Whether the paper nearest to it on the map is among its nearest.
  var isNearestTrue = true

  /// What follows authors, journal, identifier and date, as HTML.
  var notes: [String] = []

  /// What stands below, before the abstract, as HTML.
  var more = ""

  /// The server of whose page it is a part, so that its title leads to the paper's own page; nil
  /// for a page in a file.
  var site: PageSite?

  /// The title as a link, or alone where there is no address to link to.
  var title: String {
    let title = paper.title.escapedForHTML
    if site != nil { return "<a href=\"\(PageSite.address(of: paper.id))\">\(title)</a>" }
    return link(title)
  }

  /// Text that leads to where the paper is from, or alone where there is no address to link to.
  private func link(_ text: String) -> String {
    paper.url?.webAddress.map {
      "<a href=\"\($0.escapedForHTML)\" rel=\"noreferrer\">\(text)</a>"
    } ?? text
  }

  /// The identifier; on a server's page it leads to where the paper is from, and the paper's entry
  /// for bibliographies follows.
  private var identifier: String {
    let id = paper.id.description.escapedForHTML
    if site == nil { return id }
    return link(id) + " · <a href=\"/v1\(PageSite.address(of: paper.id)).bib\">BibTeX</a>"
  }

  /// Authors, journal, identifier, date and notes.
  var small: String {
    let parts =
      [byline, paper.journal?.escapedForHTML].compactMap { $0 }
      + [identifier] + (date.isEmpty ? [] : [date]) + notes
    return parts.joined(separator: " · ")
  }

  private var date: String { paper.date?.description.escapedForHTML ?? "" }

  /// The item; `numbers` are those of all papers on the page.
  package func html(_ numbers: [PaperID: Int] = [:]) -> String {
    let served =
      site == nil ? "" : " data-id=\"\(paper.id.description.escapedForHTML)\""
    return """
      <li id="paper-\(number)" data-group="\(group.map(String.init) ?? "")" data-date="\(date)" data-related="\(related(numbers).escapedForHTML)" data-terms="\(terms.escapedForHTML)"\(served)\(isNearestTrue ? "" : " data-alone=\"\"")><span class="title">\(title)</span> <span class="small">\(small)</span>\(more)\(abstract)</li>

      """
  }

  /// The related papers as the script reads them, a line each: the number on the page, or nothing
  /// for a paper that is not there; the similarity; the reasons; the title of a paper that is not
  /// there.
  private func related(_ numbers: [PaperID: Int]) -> String {
    (details?.related ?? []).map { found in
      let number = numbers[found.paper.id]
      let reasons = found.reasons.map {
        "\($0.term) \((100 * $0.share / found.similarity).fixed(0)) %"
      }.joined(separator: ", ")
      return [
        number.map(String.init) ?? "", found.similarity.fixed(3), reasons,
        number == nil ? found.paper.title.onOneLine() : "",
      ].joined(separator: "\t")
    }.joined(separator: "\n")
  }

  /// The first sentence of the abstract; all of it on a click.
  private var abstract: String {
    guard !paper.abstract.isEmpty else { return "" }
    let (first, rest) = paper.abstract.firstSentence
    if rest.isEmpty { return "<div class=\"abstract\">\(first.escapedForHTML)</div>" }
    return "<details class=\"abstract\"><summary>\(first.escapedForHTML)</summary>"
      + "\(rest.escapedForHTML)</details>"
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

extension PageItem {
  /// A paper of a server's page without a map, with what follows authors and date and what stands
  /// below.
  package init(
    _ paper: Paper, number: Int, notes: [String] = [], more: String = "", on site: PageSite
  ) {
    self.init(paper: paper, number: number, notes: notes, more: more, site: site)
  }
}

extension [DuplicatePaper] {
  /// The papers that were left out, as a list; empty without any.
  var list: String {
    if isEmpty { return "" }
    let items = map {
      "<li>\($0.paper.title.escapedForHTML) <span class=\"small\">"
        + "\($0.paper.id.description.escapedForHTML), as \($0.kept.id.description.escapedForHTML)"
        + "</span></li>\n"
    }.joined()
    return "<h2>Left out, nearly the same as another</h2><ul>\n\(items)</ul>"
  }
}
