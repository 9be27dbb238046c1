// SPDX-License-Identifier: Apache-2.0

/// Writes papers as BibTeX entries that ``BibTeXPaperReader`` reads as the same papers, but for
/// braces and backslashes in addresses and DOIs, which are percent-encoded.
///
/// A paper with a journal is an `@article`, any other `@misc`. No two have one key, whatever the
/// case of its letters. An identifier that is neither arXiv's nor a DOI stands in a field
/// `identifier` as well where the key is not that.
public struct BibTeXWriter: Sendable {
  /// A writer; it has no settings.
  public init() {}

  /// What the first line begins with: a reader takes what comes after it as it stands.
  static let mark = "% kindred export"

  /// The entries, a line feed after each, after a line that says who wrote them; nothing for no
  /// papers.
  public func write(_ papers: [Paper]) -> String {
    var keys = BibTeXKeys()
    return (papers.isEmpty ? "" : Self.mark + "\n\n")
      + papers.map { entry($0, key: keys.next(for: $0.id)) }.joined()
  }

  /// One paper's entry.
  public func entry(_ paper: Paper) -> String {
    var keys = BibTeXKeys()
    return entry(paper, key: keys.next(for: paper.id))
  }

  private func entry(_ paper: Paper, key: String) -> String {
    var fields: [(name: String, value: String)] = [("title", LaTeXText.escaped(paper.title))]
    if !paper.authors.isEmpty { fields.append(("author", BibTeXNames.joined(paper.authors))) }
    if !paper.abstract.isEmpty { fields.append(("abstract", LaTeXText.escaped(paper.abstract))) }
    let archive = Self.archiveFields(of: paper)
    fields += archive ?? Self.ownName(of: paper, key: key)
    if let journal = paper.journal { fields.append(("journal", LaTeXText.escaped(journal))) }
    if let doi = paper.doi { fields.append(("doi", LaTeXText.escapedAddress(doi))) }
    if let date = paper.date {
      fields.append(("year", String(date.description.prefix(4))))
      if let month = date.month { fields.append(("month", String(month))) }
      if let day = date.day { fields.append(("day", String(day))) }
    }
    let keywords = Array(paper.categories.dropFirst(archive == nil ? 0 : 1))
    if !keywords.isEmpty {
      let list = CategoryList.joined(keywords, spacesSeparate: false)
      fields.append(("keywords", LaTeXText.escaped(list)))
    }
    if let url = paper.url { fields.append(("url", LaTeXText.escapedAddress(url))) }
    let lines = fields.map { "  \($0.name) = {\($0.value)},\n" }
    return "@\(paper.journal == nil ? "misc" : "article"){\(key),\n\(lines.joined())}\n\n"
  }

  /// The fields that name a paper of arXiv's, and its first category; nil for any other paper.
  private static func archiveFields(of paper: Paper) -> [(name: String, value: String)]? {
    let id = paper.id.description
    guard !paper.id.isDOI, PaperReference(id)?.id == paper.id else { return nil }
    let primary = paper.categories.first.map { ("primaryclass", LaTeXText.escaped($0)) }
    return [
      ("eprint", id + (paper.version.map { "v\($0)" } ?? "")), ("archiveprefix", "arXiv"),
    ] + [primary].compactMap { $0 }
  }

  /// The fields that name any other paper, if neither key nor DOI do, and its version.
  private static func ownName(of paper: Paper, key: String) -> [(name: String, value: String)] {
    let id = paper.id.description
    let isNamed =
      paper.id.isDOI
      ? LaTeXText.escapedAddress(id) == id
      : key == id && paper.doi == nil && paper.url.flatMap(PaperReference.init) == nil
    let name = isNamed ? nil : ("identifier", LaTeXText.escaped(id))
    return [name, paper.version.map { ("version", String($0)) }].compactMap { $0 }
  }
}

/// Keys of entries, none of them twice.
private struct BibTeXKeys {
  /// How often each was wanted, in lower case: to BibTeX they are the same.
  private var counts: [String: Int] = [:]

  /// The identifier without what a key cannot hold; where another paper has that, with `b`, `c` and
  /// so on after it.
  mutating func next(for id: PaperID) -> String {
    let plain = id.description.replacingScalars {
      "{}()\",=#%@\\~$ ".unicodeScalars.contains($0) ? "" : nil
    }
    let wanted = plain.isEmpty ? "paper" : plain
    var key = wanted
    while true {
      let count = counts[wanted.lowercased(), default: 0]
      if count > 0 { key = wanted + Self.letters(count) }
      counts[wanted.lowercased()] = count + 1
      if count == 0 { return key }
      if counts[key.lowercased()] == nil {
        counts[key.lowercased()] = 1
        return key
      }
    }
  }

  /// `b`, `c` to `z`, then `ba`, `bb` and so on, for numbers from 1.
  private static func letters(_ number: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let last = String(letters[number % letters.count])
    return number < letters.count ? last : Self.letters(number / letters.count) + last
  }
}
