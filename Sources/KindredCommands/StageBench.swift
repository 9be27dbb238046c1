// SPDX-License-Identifier: Apache-2.0

internal import Embeddings
internal import Engine
internal import Kernels
internal import Papers
internal import Reports
internal import TextFeatures

/// Times the stages from text to vectors on papers.
struct StageBench {
  /// What can be timed on papers.
  enum Job: String, CaseIterable {
    case text, projection
  }

  let papers: [Paper]
  let parallelism: Parallelism
  let runCount: Int
  let dimension: Int
  let tokenizer: Tokenizer

  /// Runs a job once to warm up and then `runCount` times.
  func measure(_ job: Job) -> BenchReport.Measurement {
    let corpus = Corpus(papers, tokenizer: tokenizer, parallelism)
    switch job {
    case .text:
      let byteCount = papers.reduce(0) { $0 + $1.title.utf8.count + $1.abstract.utf8.count }
      let (median, spread) = Stopwatch.time(runCount) {
        _ = Corpus(papers, tokenizer: tokenizer, parallelism)
      }
      return BenchReport.Measurement(
        job: job.rawValue, seconds: median, spread: spread,
        gigabytesPerSecond: Double(byteCount) / median / 1e9,
        papersPerSecond: Double(papers.count) / median,
        made: [
          "terms": Double(corpus.vocabulary.count),
          "nonzeros": Double(corpus.weights.values.count),
        ])
    case .projection:
      let options = RefinedProjection.Options(dimension: dimension)
      var captured = 0.0
      let (median, spread) = Stopwatch.time(runCount) {
        let projection = RefinedProjection.learn(
          from: corpus.weights, terms: corpus.vocabulary.terms, options: options, parallelism)
        captured = projection.capturedShare
      }
      return BenchReport.Measurement(
        job: job.rawValue, seconds: median, spread: spread,
        papersPerSecond: Double(papers.count) / median, made: ["captured": captured])
    }
  }
}
