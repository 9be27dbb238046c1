// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Kernels
internal import Reports

/// Times the kernels on seeded rows.
struct KernelBench {
  let size: Int
  let dimension: Int
  let parallelism: Parallelism
  let runCount: Int

  /// Queries of the products that have many.
  private static let queryCount = 512

  /// Neighbors that the top-k kernel keeps.
  private static let neighborCount = 10

  /// Every kernel's figures, in a fixed order.
  func measureAll() -> [BenchReport.Measurement] {
    let rows = Self.randomRows(size, dimension, seed: 1)
    let queries = Self.randomRows(min(size, Self.queryCount), dimension, seed: 2)
    let values = Double(size) * Double(dimension)
    let products = values * Double(queries.rowCount)
    return [
      measure("dot", operations: 2 * values, bytes: 8 * values) {
        var sum: Float = 0
        for row in 0..<size {
          sum += rows.withRow(row) { left in
            rows.withRow(size - 1 - row) { right in dot(left, right) }
          }
        }
        return sum
      },
      measure("gemv", operations: 2 * values, bytes: 4 * values) {
        queries.withRow(0) { rows.times($0, parallelism)[size - 1] }
      },
      measure("gemm", operations: 2 * products, bytes: nil) {
        queries.timesTransposed(rows, parallelism)[0, size - 1]
      },
      measure("top-k", operations: 2 * products, bytes: nil) {
        let found = nearestRows(
          queries: queries, corpus: rows, count: Self.neighborCount, parallelism: parallelism)
        return Float(found[0][0].similarity)
      },
    ]
  }

  /// Runs `body` once to warm up and then `runCount` times.
  private func measure(
    _ kernel: String, operations: Double, bytes: Double?, _ body: () -> Float
  ) -> BenchReport.Measurement {
    var checksum = body()
    var seconds: [Double] = []
    for _ in 0..<runCount {
      let elapsed = ContinuousClock().measure { checksum += body() }
      seconds.append(elapsed / .seconds(1))
    }
    precondition(!checksum.isNaN, "\(kernel) gave a number that is none")
    seconds.sort()
    let median = seconds[seconds.count / 2]
    return BenchReport.Measurement(
      job: kernel, seconds: median, spread: seconds[seconds.count - 1] / seconds[0],
      gflops: operations / median / 1e9, gigabytesPerSecond: bytes.map { $0 / median / 1e9 })
  }

  private static func randomRows(_ rowCount: Int, _ columnCount: Int, seed: UInt64) -> Matrix {
    var generator = SeededGenerator(seed: seed)
    let elements = (0..<rowCount * columnCount).map { _ in
      Float(generator.nextUniform() - 0.5)
    }
    return Matrix(rowCount: rowCount, columnCount: columnCount, elements: elements)
      .normalizedRows()
  }
}
