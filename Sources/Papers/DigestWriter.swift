// SPDX-License-Identifier: Apache-2.0

/// Writes papers in the Markdown digest layout that ``DigestReader`` reads.
///
/// Reading back gives the same papers, but for what the layout has no place for: categories, versions
/// that the address does not name, and what makes an address no link (``DigestText``). An identifier
/// that does not follow from address or text stands in the words of the link: `[id:p17](address)`.
/// Titles and abstracts are escaped so that a page takes nothing of them for a tag or a link.
public struct DigestWriter: Sendable {
  /// What stands in place of a date that is not known.
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
    let words =
      Paper(
        title: paper.title, abstract: paper.abstract, url: address.isEmpty ? nil : address
      ).id == paper.id ? address : DigestText.name(paper.id)
    var text = "## \(DigestText.escaped(paper.title))\n"
    text += "  * \(paper.date?.description ?? Self.noDate)\n"
    if !paper.abstract.isEmpty { text += "  * \(DigestText.escaped(paper.abstract))\n" }
    return text + " * link:[\(words)](\(address))\n"
  }
}
