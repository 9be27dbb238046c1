// SPDX-License-Identifier: Apache-2.0

public import KindredPapers

/// Why a paper is similar: one term that it shares with the query, or all the terms it does not
/// share but that are found in the same papers.
public struct Reason: Equatable, Sendable {
  /// What stands for terms that are not shared: no term has parentheses.
  public static let relatedTerms = "(related terms)"

  /// The term, in the singular and lower case, or ``relatedTerms``.
  public let term: String

  /// What the term adds to the similarity; below 0 for a term of a paper to stay away from.
  public let share: Double

  /// A reason from its values.
  public init(term: String, share: Double) {
    self.term = term
    self.share = share
  }
}

/// A paper that was found.
public struct FoundPaper: Equatable, Sendable {
  /// The paper.
  public let paper: Paper

  /// How similar it is, above 0 and at most 1
  /// (``Engine/related(to:avoiding:count:least:among:withDetails:)``,
  /// ``Engine/search(_:count:least:among:withDetails:)``).
  public let similarity: Double

  /// Every shared term, and the terms that are not shared together, the largest share first; the
  /// shares add up to the similarity.
  public let reasons: [Reason]

  /// A paper with how similar it is and why.
  public init(paper: Paper, similarity: Double, reasons: [Reason] = []) {
    self.paper = paper
    self.similarity = similarity
    self.reasons = reasons
  }
}

extension [[FoundPaper]] {
  /// What is as similar as is asked for.
  ///
  /// - Throws: ``EngineError/nothingSimilar(least:nearest:)`` where something was found, and
  ///   nothing so similar.
  func similar(_ least: Double?) throws(EngineError) -> [[FoundPaper]] {
    guard let least else { return self }
    try EngineError.check(least, nearest: compactMap { $0.first?.similarity }.max())
    return map { $0.filter { $0.similarity >= least } }
  }
}

extension [FoundPaper] {
  /// See ``Swift/Array/similar(_:)``.
  func similar(_ least: Double?) throws(EngineError) -> [FoundPaper] {
    try [self].similar(least)[0]
  }
}
