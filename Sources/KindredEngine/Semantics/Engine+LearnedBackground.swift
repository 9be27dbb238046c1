// SPDX-License-Identifier: Apache-2.0

public import KindredEmbeddings
internal import KindredKernels
public import KindredPapers
internal import KindredTextFeatures

extension Engine {
  /// What the papers' terms mean, for use on other papers (``EngineOptions/background``).
  ///
  /// - Parameters:
  ///   - settings: how term embeddings are made, which everything begins with.
  ///   - learning: how to learn on from papers' categories, where enough papers name two or more;
  ///     nil for not at all.
  ///   - categories: those of a paper, the first one first.
  ///   - progress: is told how many steps with categories are done.
  /// - Complexity: that of ``TermEmbeddings/learn(from:_:parallelism:)`` and of
  ///   ``CategoryLearning``.
  public func learnBackground(
    _ settings: TermEmbeddings = TermEmbeddings(),
    _ learning: CategoryLearning? = CategoryLearning(),
    categories: (Paper) -> [String] = { $0.categories }, progress: (Int) -> Void = { _ in }
  ) -> BackgroundModel {
    begin(.embeddings)
    let parallelism = options.parallelism
    let model = settings.learn(
      from: corpus.weights(parallelism: parallelism), corpus.terms, parallelism: parallelism)
    let categories = corpus.papers.map(categories)
    guard let learning, model.termCount > 0, model.dimension > 0,
      learning.canLearn(from: categories)
    else { return model }
    return learning.learn(
      from: model, corpus.segments(of: model, parallelism: parallelism), categories,
      parallelism: parallelism, progress: progress)
  }
}

extension Corpus {
  /// Where the terms of a model stand in the papers, by their places in the model. O(bytes + v).
  fileprivate func segments(
    of model: BackgroundModel, parallelism: Parallelism
  ) -> TermSegments {
    let places = model.places(of: terms.texts)
    return TermSegments(
      concatenating: parallelism.mapBlocks(of: papers.count, size: Self.blockSize) { block in
        TermSegments(block.lazy.map { papers[$0].document }, terms, columnOfTerm: places)
      })
  }
}
