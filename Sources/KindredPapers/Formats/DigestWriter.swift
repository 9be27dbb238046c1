// SPDX-License-Identifier: Apache-2.0

/// Writes papers in the Markdown digest layout that ``DigestReader`` reads.
///
/// Reading back gives the same papers, but for what makes an address no link (``DigestText``):
/// characters that would end it are percent-encoded, and one of a scheme that a page must not link
/// to is left out. An identifier that does not follow from address, DOI or text stands in the words
/// of the link: `[id:p17](address)`. Titles, abstracts and names are escaped so that a page takes
/// nothing of them for a tag or a link.
public struct DigestWriter: Sendable {
  /// The sign for a date that is not known.
  static let noDate = "-"

  /// A writer; it has no settings.
  public init() {}

  /// The digest as text, ending in a line feed.
  ///
  /// - Parameters:
  ///   - papers: in the order they are to stand.
  ///   - title: the H1 heading, put on one line; the layout starts it with a date range.
  public func write(_ papers: [Paper], title: String) -> String {
    var text = "# \(title.onOneLine())\n"
    for paper in papers { text += entry(paper) }
    return text
  }

  /// One paper's lines, closed by its address, or by an empty one: other headings may follow.
  public func entry(_ paper: Paper) -> String {
    let address = DigestText.address(paper.url ?? "")
    let link = address.isEmpty ? nil : address
    let doi = value(.doi, of: paper, link: link)
    let isNamed =
      Paper(title: paper.title, abstract: paper.abstract, doi: doi, url: link).id == paper.id
    let words = isNamed ? address : DigestText.name(paper.id)
    var text = "## \(DigestText.escaped(paper.title))\n"
    text += "  * \(paper.date?.description ?? Self.noDate)\n"
    for detail in DigestDetail.allCases {
      if let value = value(detail, of: paper, link: link) {
        text += "  * \(detail.marker)\(DigestText.escaped(value))\n"
      }
    }
    if !paper.abstract.isEmpty {
      text += "  * \(DigestDetail.escaped(DigestText.escaped(paper.abstract)))\n"
    }
    return text + " * link:[\(words)](\(address))\n"
  }

  /// What a bullet says of a paper, or nil for nothing, and for what the rest of the entry says.
  private func value(_ detail: DigestDetail, of paper: Paper, link: String?) -> String? {
    switch detail {
    case .authors: paper.authors.isEmpty ? nil : AuthorList.joined(paper.authors)
    case .journal: paper.journal
    case .doi: paper.doi == paper.id.description ? nil : paper.doi
    case .categories:
      paper.categories.isEmpty
        ? nil : CategoryList.joined(paper.categories, spacesSeparate: false)
    case .version:
      Paper(id: paper.id, title: paper.title, url: link).version == paper.version
        ? nil : paper.version.map(String.init)
    }
  }
}
