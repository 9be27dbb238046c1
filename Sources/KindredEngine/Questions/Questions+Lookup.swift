// SPDX-License-Identifier: Apache-2.0

package import KindredPapers

extension Questions {
  /// How many papers an error names.
  private static let suggestionCount = 5

  /// Changes that make one identifier of a near one.
  private static let mistypedCount = 2

  /// The paper that a name stands for (``number(named:)``).
  package func paper(named name: String) throws -> Paper {
    try source.papers([number(named: name)])[0]
  }

  /// The numbers of papers, each once, in the order in which they are named.
  ///
  /// - Throws: as ``number(named:)``.
  func numbers(named queries: [String]) throws -> [Int32] {
    var numbers: [Int32] = []
    for query in queries {
      let number = try number(named: query)
      if !numbers.contains(number) { numbers.append(number) }
    }
    return numbers
  }

  /// The number of the paper that `query` names: an identifier in any form, or part of a title.
  ///
  /// A whole title goes before a part of one; letter case does not matter.
  ///
  /// - Throws: ``EngineError/unknownPaper(query:closest:)``,
  ///   ``EngineError/ambiguousPaper(query:candidates:)``, and what the source throws.
  /// - Complexity: O(log n) for an identifier, O(bytes of all titles) otherwise.
  func number(named query: String) throws -> Int32 {
    let text = query.onOneLine()
    let reference = PaperReference(text)
    for id in [reference?.id, PaperID(text)].compactMap({ $0 }) {
      if let number = try source.number(of: id) { return number }
    }
    if reference == nil, !text.isEmpty {
      let matches = try numbers(titled: text.lowercased())
      if matches.count == 1 { return matches[0] }
      if matches.count > 1 {
        let named = Set(matches)
        let first = try source.identifiers().lazy.map(\.number).filter(named.contains)
          .prefix(Self.suggestionCount)
        throw EngineError.ambiguousPaper(query: query, candidates: try source.papers(Array(first)))
      }
    }
    throw EngineError.unknownPaper(
      query: query, closest: try closest(to: text, reference: reference))
  }

  /// The papers of a title in lower case, or else those that have it in theirs.
  private func numbers(titled wanted: String) throws -> [Int32] {
    var whole: [Int32] = []
    var parts: [Int32] = []
    try source.forEachTitle { number, title in
      let title = title.lowercased()
      if title == wanted { whole.append(number) }
      if title.contains(wanted) { parts.append(number) }
    }
    return whole.isEmpty ? parts : whole
  }

  /// Papers whose identifiers are nearly written so; else, for an identifier, its neighbors in the
  /// order of identifiers that begin alike, up to the last period or slash, and for words the most
  /// similar papers.
  private func closest(to text: String, reference: PaperReference?) throws -> [Paper] {
    let wanted = reference?.id.description ?? text
    let all = try source.identifiers()
    let mistyped =
      all
      .map { (paper: $0, changes: wanted.editDistance(to: $0.id.description)) }
      .filter { $0.changes <= Self.mistypedCount }
      .sorted { ($0.changes, $0.paper.id) < ($1.changes, $1.paper.id) }
      .prefix(Self.suggestionCount).map(\.paper.number)
    if !mistyped.isEmpty { return try source.papers(mistyped) }
    guard let reference else {
      return try search([text], count: Self.suggestionCount)[0].neighbors.map(\.paper)
    }
    let place = all.firstIndex { $0.id >= reference.id } ?? all.count
    let first = max(0, min(place - 2, all.count - Self.suggestionCount))
    let start = wanted.lastIndex { $0 == "." || $0 == "/" }.map { wanted[...$0] } ?? ""
    let near = all[first...].prefix(Self.suggestionCount).filter {
      !start.isEmpty && $0.id.description.hasPrefix(start)
    }
    return try source.papers(near.map(\.number))
  }
}
