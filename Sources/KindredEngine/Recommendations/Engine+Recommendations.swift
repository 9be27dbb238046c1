// SPDX-License-Identifier: Apache-2.0

public import KindredPapers

extension Engine {
  /// The papers for a reader, nearest to what the reader likes first.
  ///
  /// Few liked papers are looked for as ``related(to:avoiding:count:least:among:withDetails:)``
  /// does, by their mean, with the papers nearest to it; the more are known, the more counts what
  /// tells them from others, learned from disliked papers and from 1,000 of which nothing is known
  /// (logistic regression). Papers from elsewhere count by the terms that the corpus has.
  ///
  /// - Parameters:
  ///   - liked: at least one paper; those that the corpus has are not found.
  ///   - disliked: papers to stay away from, which are not found either.
  ///   - count: k; all papers are ranked, those that are rather unlike too.
  ///   - least: the similarity below which papers are left out.
  ///   - filter: which papers may be found; what is learned does not depend on it.
  ///   - options: how papers are chosen.
  ///   - withDetails: whether there are ``Recommendations/details``.
  /// - Throws: as ``row(of:)``, ``EngineError/nothingToCompare(query:)`` where no liked paper
  ///   shares a term with the corpus, ``EngineError/nothingPasses`` and
  ///   ``EngineError/nothingSimilar(least:nearest:)``.
  /// - Complexity: O(nonzeros of all rows), and some ten passes over 1,000 of them and the known
  ///   papers' rows.
  public func recommendations(
    liked: ReadingList, disliked: ReadingList = ReadingList(), count: Int, least: Double? = nil,
    among filter: PaperFilter = PaperFilter(),
    options: RecommendationOptions = RecommendationOptions(), withDetails: Bool = false
  ) throws -> Recommendations {
    try questions.recommendations(
      liked: liked, disliked: disliked, count: count, least: least, among: filter,
      options: options, withDetails: withDetails)
  }

  /// What is left to read of papers that are screened for a review.
  ///
  /// - Parameters:
  ///   - relevant: papers that were found relevant, at least one.
  ///   - irrelevant: papers that were found not to be.
  ///   - count: how many papers to read next.
  ///   - filter: which papers are screened.
  /// - Throws: as
  ///   ``recommendations(liked:disliked:count:least:among:options:withDetails:)``.
  /// - Complexity: O(n log n), and six times that of recommendations.
  public func screening(
    relevant: ReadingList, irrelevant: ReadingList, count: Int,
    among filter: PaperFilter = PaperFilter()
  ) throws -> Screening {
    try questions.screening(
      relevant: relevant, irrelevant: irrelevant, count: count, among: filter)
  }
}
