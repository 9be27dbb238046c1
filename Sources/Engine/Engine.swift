// SPDX-License-Identifier: Apache-2.0

internal import Kernels
public import Papers

/// The one pass from papers to answers.
///
///     papers -> terms -> TF-IDF rows -> embeddings -> neighbors, clusters -> results
///
/// Commands, benchmarks and tests all go through it. Making one counts terms; each question does
/// what it needs beyond that. A value: safe to use from several threads.
public struct Engine: Sendable {
  /// The papers and their terms.
  public let corpus: Corpus

  /// What the pass was told, without vectors that it would make itself (``embedding()``).
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
    self.observe = observe
    observe(.terms)
    let corpus = Corpus(papers, options.parallelism)
    self.corpus = corpus
    self.options = options.withoutEmbeddings(thatTheBackgroundGives: corpus)
  }

  func begin(_ stage: Stage) { observe(stage) }

  /// The semantic rows of the papers, or nil where scores are lexical alone.
  func semanticRows() -> SemanticRows? {
    begin(.embeddings)
    return SemanticRows(corpus, options)
  }
}
