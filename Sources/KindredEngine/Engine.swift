// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
public import KindredPapers

/// The one pass from papers to answers.
///
///     papers -> counts -> TF-IDF rows -> embeddings -> neighbors, clusters -> results
///
/// Making one counts terms; each question does what it needs beyond that, and semantic rows are
/// made once. A value: safe to use from several threads.
public struct Engine: Sendable {
  /// The papers and their terms.
  public let corpus: Corpus

  /// What the pass was told, without vectors that it would make itself (``embedding()``).
  public let options: EngineOptions

  private let observe: @Sendable (Stage) -> Void
  private let semantic = Once<SemanticRows?>()

  /// An engine over papers.
  ///
  /// - Parameters:
  ///   - papers: any number, none included, in any order; of one identifier the version counts that
  ///     ``PaperList/folded()`` keeps.
  ///   - observe: called when a part of the pass begins.
  /// - Complexity: O(bytes of the papers).
  public init(
    _ papers: [Paper], options: EngineOptions = EngineOptions(),
    observe: @escaping @Sendable (Stage) -> Void = { _ in }
  ) {
    observe(.terms)
    self.init(
      Corpus(papers, parallelism: options.parallelism), options: options, observe: observe)
  }

  /// An engine over papers that are counted. O(1).
  public init(
    _ corpus: Corpus, options: EngineOptions = EngineOptions(),
    observe: @escaping @Sendable (Stage) -> Void = { _ in }
  ) {
    self.observe = observe
    self.corpus = corpus
    self.options = options.withoutEmbeddings(thatTheBackgroundGives: corpus)
  }

  func begin(_ stage: Stage) { observe(stage) }

  /// The semantic rows of the papers, or nil where scores are lexical alone.
  func semanticRows() -> SemanticRows? {
    if let rows = semantic.kept { return rows }
    // Not while others wait: an observer may ask the engine.
    begin(.embeddings)
    return semantic.value { SemanticRows(corpus, options) }
  }

  /// Questions to the papers.
  package var questions: Questions {
    Questions(ReadPapers(engine: self), options, observe: observe)
  }

  /// The row of the paper that `query` names: an identifier in any form, or part of a title.
  ///
  /// A whole title goes before a part of one; letter case does not matter. O(log n) for an
  /// identifier, O(bytes of all titles) otherwise.
  ///
  /// - Throws: ``EngineError/unknownPaper(query:closest:)``,
  ///   ``EngineError/ambiguousPaper(query:candidates:)``.
  public func row(of query: String) throws -> Int { try Int(questions.number(named: query)) - 1 }

  /// The papers most similar to the mean of some, away from others.
  ///
  /// The similarity is the cosine of TF-IDF rows, blended with what a refined projection of the
  /// papers and a background model say of terms that are not shared (``EngineOptions``).
  ///
  /// - Parameters:
  ///   - queries: identifiers or titles, at least one (``row(of:)``).
  ///   - avoided: papers whose terms count against a result, half as much.
  ///   - count: k; fewer are found where fewer share a term with the query.
  ///   - least: the similarity below which papers are left out.
  ///   - filter: which papers may be found; what terms weigh does not depend on it.
  ///   - withDetails: whether there are ``RelatedPapers/details``.
  /// - Throws: as ``row(of:)``, ``EngineError/nothingToCompare(query:)`` where no paper shares a
  ///   term with the query, ``EngineError/nothingPasses`` and
  ///   ``EngineError/nothingSimilar(least:nearest:)``.
  /// - Complexity: O(nonzeros of all rows).
  public func related(
    to queries: [String], avoiding avoided: [String] = [], count: Int, least: Double? = nil,
    among filter: PaperFilter = PaperFilter(), withDetails: Bool = false
  ) throws -> RelatedPapers {
    try questions.related(
      to: queries, avoiding: avoided, count: count, least: least, among: filter,
      withDetails: withDetails)
  }

  /// The papers most similar to a text.
  ///
  /// The similarity is the text's BM25 score over the most that any paper could have, blended as
  /// for papers; the semantic part counts less where the text has rare terms.
  ///
  /// - Parameters:
  ///   - text: words to look for.
  ///   - count: k; fewer are found where fewer share a term with the text.
  ///   - least: the similarity below which papers are left out.
  ///   - filter: which papers may be found; what terms weigh does not depend on it.
  ///   - withDetails: whether there are ``SearchResult/details``.
  /// - Throws: ``EngineError/nothingToCompare(query:)`` where no term of the text is in a paper,
  ///   ``EngineError/nothingPasses`` and ``EngineError/nothingSimilar(least:nearest:)``.
  /// - Complexity: O(nonzeros of all rows).
  public func search(
    _ text: String, count: Int, least: Double? = nil, among filter: PaperFilter = PaperFilter(),
    withDetails: Bool = false
  ) throws -> SearchResult {
    try questions.search(
      text, count: count, least: least, among: filter, withDetails: withDetails)
  }

  /// The papers most similar to each of several texts, in their order; none for a text without a
  /// known term.
  ///
  /// - Throws: ``EngineError/nothingSimilar(least:nearest:)`` where no text has found anything so
  ///   similar.
  public func search(
    _ texts: [String], count: Int, least: Double? = nil, among filter: PaperFilter = PaperFilter()
  ) throws -> [SearchResult] {
    try questions.search(texts, count: count, least: least, among: filter)
  }
}
