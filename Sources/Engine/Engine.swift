// SPDX-License-Identifier: Apache-2.0

internal import Embeddings
public import Kernels
public import Papers
internal import TextFeatures

/// The one pass from papers to answers.
///
///     papers -> terms -> TF-IDF rows -> embeddings -> neighbors, clusters -> results
///
/// Commands, benchmarks and tests all go through it. Making one counts terms; each question does
/// what it needs beyond that. A value: safe to use from several threads.
public struct Engine: Sendable {
  /// The papers and their terms.
  public let corpus: Corpus

  /// What the pass was told.
  public let options: EngineOptions

  private let observe: @Sendable (Stage) -> Void

  /// An engine over papers.
  ///
  /// - Parameters:
  ///   - papers: any number, none included, in any order.
  ///   - observe: called when a part of the pass begins.
  /// - Precondition: identifiers are unique, as ``PaperList/folded()`` makes them.
  /// - Complexity: O(bytes of the papers).
  public init(
    _ papers: [Paper], options: EngineOptions = EngineOptions(),
    observe: @escaping @Sendable (Stage) -> Void = { _ in }
  ) {
    self.options = options
    self.observe = observe
    observe(.terms)
    corpus = Corpus(papers, options.parallelism)
  }

  func begin(_ stage: Stage) { observe(stage) }

  /// The semantic rows of the papers, or nil where scores are lexical alone.
  func semanticRows() -> SemanticRows? {
    begin(.embeddings)
    return SemanticRows(corpus, options)
  }
}

/// One dense row for each paper.
public struct Embedding: Sendable {
  /// The papers, ascending by identifier; row i belongs to paper i.
  public let papers: [Paper]

  /// n x d, unit rows; a paper without terms has a zero row.
  public let rows: Matrix

  /// Whether cosines between rows are those of the TF-IDF rows themselves.
  public let isExact: Bool

  /// The share of the TF-IDF rows' squared values that the directions hold; nil for random ones.
  public let capturedShare: Double?
}

extension Engine {
  /// The embedding of every paper, as the options ask for it.
  ///
  /// A refined projection has fewer dimensions than asked for where the papers have lower rank.
  /// O(nonzeros d + (n + v) d²).
  public func embedding() -> Embedding {
    embedding(
      dimension: options.dimension
        ?? ProjectionKind.defaultDimension(paperCount: corpus.papers.count))
  }

  /// The embedding of every paper in a given dimension, or less where the papers have lower rank.
  ///
  /// - Parameter counted: rows of the papers that terms are weighed by and directions are learned from,
  ///   as if the others came later; nil for all.
  /// - Precondition: `dimension` is positive.
  func embedding(dimension: Int, counting counted: [Int]? = nil) -> Embedding {
    begin(.embeddings)
    if let given = options.embeddings {
      return Embedding(
        papers: corpus.papers, rows: given.rows(for: corpus.papers), isExact: false,
        capturedShare: nil)
    }
    let terms = corpus.vocabulary.terms
    let weights =
      counted.map {
        corpus.weights.reweighted(
          lengths: corpus.lengths, vocabulary: corpus.vocabulary, counting: $0)
      } ?? corpus.weights
    switch options.projection {
    case .random:
      let projection = RandomProjection(seed: options.seed, dimension: dimension)
      return Embedding(
        papers: corpus.papers,
        rows: projection.project(weights, terms: terms, options.parallelism),
        isExact: false, capturedShare: nil)
    case .refined:
      let projection = RefinedProjection.learn(
        from: counted.map(weights.rows(at:)) ?? weights, terms: terms,
        options: RefinedProjection.Options(dimension: dimension, seed: options.seed),
        options.parallelism)
      return Embedding(
        papers: corpus.papers, rows: projection.project(weights, options.parallelism),
        isExact: projection.isExact, capturedShare: projection.capturedShare)
    }
  }
}
