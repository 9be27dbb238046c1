// SPDX-License-Identifier: Apache-2.0

public import Papers

/// A question that the papers at hand cannot answer.
public enum EngineError: Error, Equatable, CustomStringConvertible {
  /// No paper has this identifier or title; the closest ones are named.
  case unknownPaper(query: String, closest: [Paper])

  /// Several papers have this in their title.
  case ambiguousPaper(query: String, candidates: [Paper])

  /// None of the words of a query stands in any paper.
  case nothingToCompare(query: String)

  /// No paper passes what was asked for by date, category and source.
  case nothingPasses

  /// No paper that passes has the words that a search asks for, and none of those that it does not want.
  case nothingHolds(SearchText)

  /// No paper that was found is as similar as was asked for.
  case nothingSimilar(least: Double, nearest: Double)

  /// What is wrong and what would be right, the papers one a line.
  public var description: String {
    func list(_ papers: [Paper]) -> String {
      papers.map { "\n  \($0.id)  \($0.title.prefix(80))" }.joined()
    }
    switch self {
    case .unknownPaper(let query, let closest):
      let start = "no paper has the identifier or title \"\(query.onOneLine().prefix(80))\""
      return closest.isEmpty
        ? start + ", and none is near; a paper is named by its arXiv identifier (2403.12008), its "
          + "DOI, the identifier in its file, or part of its title"
        : start + "; the closest are:" + list(closest)
    case .ambiguousPaper(let query, let candidates):
      return "\"\(query.onOneLine().prefix(80))\" is part of several titles; name one of:"
        + list(candidates)
    case .nothingToCompare(let query):
      return "\"\(query.onOneLine().prefix(80))\" shares no term with any paper"
    case .nothingPasses:
      return "no paper is of the dates, categories and sources asked for"
    case .nothingHolds(let search):
      func quoted(_ phrases: [String]) -> [String] {
        phrases.map { "\"\($0.onOneLine().prefix(80))\"" }
      }
      let wanted = quoted(search.phrases).joined(separator: " and ")
      let unwanted = quoted(search.excludedPhrases).joined(separator: " or ")
      let conditions = [
        wanted.isEmpty ? nil : "with \(wanted)", unwanted.isEmpty ? nil : "without \(unwanted)",
      ]
      return "there is no paper \(conditions.compactMap { $0 }.joined(separator: " and ")) among "
        + "those that may be found"
    case .nothingSimilar(let least, let nearest):
      let digits = String((1_000 * nearest).rounded(.down) / 1_000)
      return "no paper has a similarity of \(least) or more; the nearest has \(digits)"
    }
  }
}

extension Engine {
  /// How many papers an error names.
  private static let suggestionCount = 5

  /// The row of the paper that `query` names: an identifier in any form, or part of a title.
  ///
  /// A whole title goes before a part of one; letter case does not matter. O(log n) for an
  /// identifier, O(bytes of all titles) otherwise.
  ///
  /// - Throws: ``EngineError/unknownPaper(query:closest:)``,
  ///   ``EngineError/ambiguousPaper(query:candidates:)``.
  public func row(of query: String) throws(EngineError) -> Int {
    let text = query.onOneLine()
    let reference = PaperReference(text)
    for id in [reference?.id, PaperID(text)].compactMap({ $0 }) {
      if let row = row(of: id) { return row }
    }
    let wanted = text.lowercased()
    if reference == nil, !wanted.isEmpty {
      let titles = corpus.papers.map { $0.title.lowercased() }
      var matches = titles.indices.filter { titles[$0] == wanted }
      if matches.isEmpty { matches = titles.indices.filter { titles[$0].contains(wanted) } }
      if matches.count == 1 { return matches[0] }
      if matches.count > 1 {
        throw .ambiguousPaper(
          query: query,
          candidates: matches.prefix(Self.suggestionCount).map { corpus.papers[$0] })
      }
    }
    throw .unknownPaper(query: query, closest: closest(to: text, reference: reference))
  }

  /// The row of an identifier, or nil. O(log n).
  public func row(of id: PaperID) -> Int? {
    let row = firstRow(notBefore: id)
    return row < corpus.papers.count && corpus.papers[row].id == id ? row : nil
  }

  private func firstRow(notBefore id: PaperID) -> Int {
    var low = 0
    var high = corpus.papers.count
    while low < high {
      let middle = (low + high) / 2
      if corpus.papers[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Changes that make one identifier of a near one.
  private static let mistypedCount = 2

  /// Papers whose identifiers are nearly written so; else, for an identifier, its neighbors in the order
  /// of identifiers that begin alike, up to the last period or slash, and for words the most similar papers.
  private func closest(to text: String, reference: PaperReference?) -> [Paper] {
    let wanted = reference?.id.description ?? text
    let mistyped = corpus.papers
      .map { (paper: $0, changes: wanted.editDistance(to: $0.id.description)) }
      .filter { $0.changes <= Self.mistypedCount }
      .sorted { ($0.changes, $0.paper.id) < ($1.changes, $1.paper.id) }
    if !mistyped.isEmpty { return mistyped.prefix(Self.suggestionCount).map(\.paper) }
    guard let reference else {
      return (try? search(text, count: Self.suggestionCount).neighbors.map(\.paper)) ?? []
    }
    let place = firstRow(notBefore: reference.id)
    let first = max(0, min(place - 2, corpus.papers.count - Self.suggestionCount))
    let start = wanted.lastIndex { $0 == "." || $0 == "/" }.map { wanted[...$0] } ?? ""
    return corpus.papers[first...].prefix(Self.suggestionCount).filter {
      !start.isEmpty && $0.id.description.hasPrefix(start)
    }
  }
}
