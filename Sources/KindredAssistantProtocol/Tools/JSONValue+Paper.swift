// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine
internal import KindredPapers

/// Papers as answers have them.
extension JSONValue {
  /// Authors that are named of a paper, and reasons that are given.
  private static let namedAuthors = 8
  private static let namedReasons = 5

  /// A paper.
  static func paper(_ paper: Paper, _ detail: PaperText = .title) -> JSONValue {
    let others = paper.authors.count - namedAuthors
    let authors =
      paper.authors.prefix(namedAuthors) + (others > 0 ? ["and \(others) others"] : [])
    return .object(where: [
      "id": .text(paper.id.description), "title": .text(paper.title),
      "authors": authors.isEmpty ? nil : .texts(authors),
      "date": paper.date.map { .text($0.description) } ?? .null,
      "categories": paper.categories.isEmpty ? nil : .texts(paper.categories),
      "url": paper.url.map(JSONValue.text) ?? .null,
      "text": detail.of(paper.abstract).map(JSONValue.text),
    ])
  }

  /// A paper's identifier, title and date.
  static func brief(_ paper: Paper) -> JSONValue {
    .object(where: [
      "id": .text(paper.id.description), "title": .text(paper.title),
      "date": paper.date.map { .text($0.description) },
    ])
  }

  /// A paper that was found, with its strongest reasons.
  static func found(_ found: FoundPaper, _ detail: PaperText) -> JSONValue {
    var members = paper(found.paper, detail).members ?? [:]
    members["similarity"] = .rounded(found.similarity)
    members["reasons"] = reasons(found.reasons.prefix(namedReasons))
    return .object(members)
  }

  /// Reasons with their shares.
  static func reasons(_ reasons: some Sequence<Reason>) -> JSONValue {
    .list(reasons.map { ["term": .text($0.term), "share": .rounded($0.share)] })
  }
}
