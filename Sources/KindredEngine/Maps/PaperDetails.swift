// SPDX-License-Identifier: Apache-2.0

internal import KindredPapers

/// What a page shows of a paper beside its text.
public struct PaperDetails: Equatable, Sendable {
  /// The papers most similar to it, by the scores of
  /// ``Engine/related(to:avoiding:count:least:among:withDetails:)``, with the strongest reasons.
  public let related: [FoundPaper]

  /// The terms that weigh most in it.
  public let terms: [String]

  /// Papers that a page calls related to one, and terms that it gives.
  static let count = 5

  /// Reasons that a page gives for each related paper.
  static let reasonCount = 3

  /// Details from their values.
  public init(related: [FoundPaper] = [], terms: [String] = []) {
    self.related = related
    self.terms = terms
  }
}
