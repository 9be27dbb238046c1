// SPDX-License-Identifier: Apache-2.0

/// Writes papers in the Markdown digest layout that ``DigestReader`` reads.
///
/// Reading back gives the same papers, but for what the layout has no place for: categories, and
/// identifiers that do not follow from address or text. Titles and abstracts are escaped as
/// ``DigestReader`` reads them, so that a page shows them as they are.
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
    for paper in papers {
      // Without an address an abstract that looks like one would be read as it.
      text += entry(
        paper, closes: paper.url != nil || DigestEntry.link(paper.abstract[...]) != nil)
    }
    return text
  }

  /// One paper's lines, closed by its address, or by an empty one: other headings may follow.
  public func entry(_ paper: Paper) -> String { entry(paper, closes: true) }

  private func entry(_ paper: Paper, closes: Bool) -> String {
    var text = "## \(DigestText.escaped(paper.title))\n"
    text += "  * \(paper.date?.description ?? Self.noDate)\n"
    if !paper.abstract.isEmpty { text += "  * \(DigestText.escaped(paper.abstract))\n" }
    if closes {
      let url = DigestText.address(paper.url ?? "")
      text += " * link:[\(url)](\(url))\n"
    }
    return text
  }
}
