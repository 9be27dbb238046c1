// SPDX-License-Identifier: Apache-2.0

internal import KindredEmbeddings
internal import KindredEngine
internal import KindredKernels
internal import KindredPapers
internal import KindredReports
internal import KindredTextFeatures

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
  /// Tells whether other work disturbs; nothing is held against it.
  let limits: MachineLimits

  /// Runs a job once to warm up and then `runCount` times.
  ///
  /// - Throws: a refusal where a projection needs more memory than there is.
  func measure(_ job: Job) throws -> BenchReport.Measurement {
    let corpus = Corpus(papers, tokenizer: tokenizer, parallelism: parallelism)
    var work = BenchReport.Work()
    work.papers = papers.count
    work.terms = corpus.terms.count
    switch job {
    case .text:
      let byteCount = papers.reduce(0) { $0 + $1.title.utf8.count + $1.abstract.utf8.count }
      let timing = limits.time(runCount, against: .products) {
        _ = Corpus(papers, tokenizer: tokenizer, parallelism: parallelism)
          .weights(parallelism: parallelism)
      }
      return BenchReport.Measurement(
        job: job.rawValue, work: work, seconds: timing.median, spread: timing.spread,
        gigabytesPerSecond: Double(byteCount) / timing.median / 1e9,
        papersPerSecond: Double(papers.count) / timing.median,
        made: [
          "terms": Double(corpus.terms.count),
          "nonzeros": Double(corpus.weights(parallelism: parallelism).values.count),
        ], isBusy: timing.observation.isBusy)
    case .projection:
      try BenchMemory(
        projectionOf: papers.count, termCount: corpus.terms.count, dimension: dimension
      ).check()
      let weights = corpus.weights(parallelism: parallelism)
      let options = RefinedProjection.Options(dimension: dimension)
      var captured = 0.0
      var directions = 0
      let timing = limits.time(runCount, against: .products) {
        let projection = RefinedProjection.learn(
          from: weights, terms: corpus.terms.texts, options: options, parallelism: parallelism)
        captured = projection.capturedShare
        directions = projection.dimension
      }
      work.directions = directions
      return BenchReport.Measurement(
        job: job.rawValue, work: work, seconds: timing.median, spread: timing.spread,
        papersPerSecond: Double(papers.count) / timing.median, made: ["captured": captured],
        isBusy: timing.observation.isBusy)
    }
  }
}
