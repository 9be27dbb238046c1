// SPDX-License-Identifier: Apache-2.0

internal import KindredEmbeddings
public import KindredKernels
public import KindredPapers
internal import KindredTextFeatures

/// One dense row for each paper.
public struct Embedding: Sendable {
  /// The papers, ascending by identifier; row i belongs to paper i.
  public let papers: [Paper]

  /// n x d, unit rows; a paper without terms, or without any that a background knows, has a zero
  /// row.
  public let rows: Matrix

  /// What the rows are.
  public let space: Space

  /// Where rows stand.
  public enum Space: Equatable, Sendable {
    /// The space of a background model, which is one for all papers: rows of two weeks can be
    /// compared.
    case background
    /// A space of these papers; whether cosines are those of the TF-IDF rows themselves, and the
    /// share of their squared values that the directions hold, which is nil for random ones.
    case own(isExact: Bool, capturedShare: Double?)
    /// That of vectors from elsewhere.
    case given
  }
}

extension Engine {
  /// The embedding of every paper: what scores say beyond shared terms comes from it.
  ///
  /// By default a row is what the background says of the paper, which hangs on nothing but its
  /// text: papers of different weeks stand in one space. Scores take the mean of the papers at hand
  /// off such rows, and let a paper count as far as the background knows its terms. Given back as
  /// ``EngineOptions/embeddings``, the rows give the same results.
  ///
  /// Where there is no background, or a projection or a dimension is asked for, the row is the
  /// paper's projection in a space of these papers. A refined one has fewer dimensions than asked
  /// for where the papers have lower rank.
  ///
  /// - Complexity: O(nonzeros d), and O((n + v) d²) for a refined projection.
  public func embedding() -> Embedding {
    if options.embeddings == nil, options.projection == nil, options.dimension == nil,
      let model = options.background.model
    {
      begin(.embeddings)
      return Embedding(
        papers: corpus.papers, rows: corpus.rows(in: model, parallelism: options.parallelism).rows,
        space: .background)
    }
    return embedding(
      dimension: options.dimension
        ?? ProjectionKind.defaultDimension(paperCount: corpus.papers.count))
  }

  /// The projection of every paper in a given dimension, or less where the papers have lower rank;
  /// vectors from elsewhere where there are some.
  ///
  /// - Parameter counted: rows of the papers that terms are weighed by and directions are learned
  ///   from, as if the others came later; nil for all.
  /// - Precondition: `dimension` is positive.
  func embedding(dimension: Int, counting counted: [Int]? = nil) -> Embedding {
    begin(.embeddings)
    if let given = options.embeddings {
      return Embedding(
        papers: corpus.papers, rows: given.rows(for: corpus.papers), space: .given)
    }
    let terms = corpus.terms.texts
    let weights =
      counted.map { corpus.weights(counting: $0, parallelism: options.parallelism) }
      ?? corpus.weights(parallelism: options.parallelism)
    switch options.projection ?? .refined {
    case .random:
      let projection = RandomProjection(seed: options.seed, dimension: dimension)
      return Embedding(
        papers: corpus.papers,
        rows: projection.project(weights, terms: terms, parallelism: options.parallelism),
        space: .own(isExact: false, capturedShare: nil))
    case .refined:
      let projection = RefinedProjection.learn(
        from: counted.map(weights.rows(at:)) ?? weights, terms: terms,
        options: RefinedProjection.Options(dimension: dimension, seed: options.seed),
        parallelism: options.parallelism)
      return Embedding(
        papers: corpus.papers, rows: projection.project(weights, parallelism: options.parallelism),
        space: .own(isExact: projection.isExact, capturedShare: projection.capturedShare))
    }
  }
}

extension EngineOptions {
  /// How far a value of a unit row may be from another for both to be one: half precision and some.
  private static let rounding: Float = 0.001

  /// The options without vectors that are what the background says of the papers anyway, as
  /// ``Engine/embedding()`` gives them, maybe in half precision: what is made of them then
  /// is to the last bit what is made without. O(nonzeros d).
  func withoutEmbeddings(thatTheBackgroundGives corpus: Corpus) -> EngineOptions {
    guard let embeddings, let model = background.model else { return self }
    let given = embeddings.rows(for: corpus.papers)
    let own = corpus.rows(in: model, parallelism: parallelism).rows
    guard given.columnCount == own.columnCount else { return self }
    var isKnown = false
    for row in 0..<given.rowCount where !given.isZeroRow(row) {
      isKnown = true
      for column in 0..<given.columnCount
      where !(abs(given[row, column] - own[row, column]) <= Self.rounding) {
        return self
      }
    }
    guard isKnown else { return self }
    var options = self
    options.embeddings = nil
    return options
  }
}
