// SPDX-License-Identifier: Apache-2.0

import Benchmark
import Kindred

/// Rows of unit length in every direction.
private func unitRows(_ rowCount: Int, _ columnCount: Int, seed: UInt64) -> Matrix {
  var generator = SeededGenerator(seed: seed)
  var rows = Matrix(rowCount: rowCount, columnCount: columnCount)
  for row in 0..<rowCount {
    for column in 0..<columnCount { rows[row, column] = Float(generator.nextGaussianPair().0) }
  }
  return rows.normalizedRows()
}

/// Papers of invented words, some of which every subject has to itself.
private func papers(_ count: Int) -> [Paper] {
  var generator = SeededGenerator(seed: 1)
  return (0..<count).map { index in
    let text: String = (0..<150).map { _ in
      let own = 1_000 * (index % 40)
      return
        "w\(generator.next(below: 3) > 0 ? own + generator.next(below: 200) : 50_000 + generator.next(below: 2_000))x"
    }.joined(separator: " ")
    return Paper(
      id: PaperID("p\(index)"), title: String(text.prefix(60)), abstract: text)
  }
}

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput, .peakMemoryResident], maxDuration: .seconds(5))
  let threads = Parallelism(threadCount: 2)

  let rows = unitRows(10_000, 256, seed: 1)
  let queries = rows.rows(at: Array(0..<1_000))
  let start = rows.rows(at: (0..<100).map { 100 * $0 })

  Benchmark("k-NN graph, n = 10,000, d = 256, k = 10") { _ in
    blackHole(nearestRowGraph(rows, count: 10, parallelism: threads))
  }
  Benchmark("1,000 queries, n = 10,000, d = 256, k = 10") { _ in
    blackHole(nearestRows(queries: queries, corpus: rows, count: 10, parallelism: threads))
  }
  // Short, because `make check-packages` runs it.
  Benchmark(
    "one query, n = 10,000, d = 256, k = 10", configuration: .init(maxDuration: .seconds(1))
  ) { _ in
    blackHole(
      nearestRows(queries: rows.rows(at: [7]), corpus: rows, count: 10, parallelism: threads))
  }
  Benchmark("k-means, n = 10,000, d = 256, k = 100, 20 passes") { _ in
    blackHole(
      SphericalKMeans(clusterCount: 100, maximumIterationCount: 20)
        .fit(rows, from: start, parallelism: threads))
  }

  let archive = papers(5_000)
  let engine = Engine(archive)
  Benchmark("5,000 papers to TF-IDF") { _ in blackHole(Engine(archive).corpus.weights()) }
  let options = RefinedProjection.Options(dimension: 128)
  Benchmark("refined projection of 5,000 papers, d = 128") { _ in
    blackHole(
      RefinedProjection.learn(
        from: engine.corpus.weights(), terms: engine.corpus.terms.texts, options: options,
        parallelism: threads))
  }
  Benchmark("related, 5,000 papers") { _ in
    blackHole(try? engine.related(to: ["p17"], count: 10))
  }
}
