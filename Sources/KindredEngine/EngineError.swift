// SPDX-License-Identifier: Apache-2.0

public import KindredPapers

/// A question that the papers at hand cannot answer.
public enum EngineError: Error, Equatable, CustomStringConvertible {
  /// No paper has this identifier or title; the closest ones are named.
  case unknownPaper(query: String, closest: [Paper])

  /// Several papers have this in their title.
  case ambiguousPaper(query: String, candidates: [Paper])

  /// None of the words of a query stands in any paper.
  case nothingToCompare(query: String)

  /// Every paper that passes is on a reading list.
  case nothingNew

  /// No paper passes what was asked for by date, category and source.
  case nothingPasses

  /// No paper that passes has the words that a search asks for, and none of those that it does not
  /// want.
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
    case .nothingNew:
      return "every paper that may be found is on a reading list already"
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

  /// Throws ``nothingSimilar(least:nearest:)`` where something was found, and nothing so similar.
  static func check(_ least: Double, nearest: Double?) throws(EngineError) {
    if let nearest, nearest < least { throw .nothingSimilar(least: least, nearest: nearest) }
  }
}
