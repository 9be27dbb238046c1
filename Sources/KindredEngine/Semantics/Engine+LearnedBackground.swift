// SPDX-License-Identifier: Apache-2.0

public import KindredEmbeddings

extension Engine {
  /// What the papers' terms mean, for use on other papers (``EngineOptions/background``).
  ///
  /// - Complexity: that of ``TermEmbeddings/learn(from:_:parallelism:)``.
  public func learnBackground(_ settings: TermEmbeddings = TermEmbeddings()) -> BackgroundModel {
    begin(.embeddings)
    return settings.learn(
      from: corpus.weights(parallelism: options.parallelism), corpus.terms,
      parallelism: options.parallelism)
  }
}
