// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Kernels

/// What this machine can do at most, measured.
struct MachineLimits {
  /// 10⁹ floating-point operations a second of one large matrix product on every thread.
  let peakGFLOPS: Double

  /// 10⁹ bytes a second that all threads together read from memory.
  let streamGBPS: Double

  /// Measures both with `threadCount` threads, each the best of several runs.
  ///
  /// - Parameter memorySize: bytes read to measure the stream, at least 64 MB; as many as the jobs
  ///   read, so that caches help both alike.
  init(threadCount: Int, memorySize: Int) {
    let parallelism = Parallelism(threadCount: threadCount)
    let side = 768
    let factor = RandomRows.make(side, side, seed: 3)
    let products = 4 * threadCount
    let seconds = Self.best {
      parallelism.forEach(count: products) { _ in _ = factor.timesTransposed(factor) }
    }
    peakGFLOPS = Double(products) * 2 * Double(side * side * side) / seconds / 1e9

    let rowCount = max(1 << 15, min(1 << 18, memorySize >> 11))
    let memory = Matrix(rowCount: rowCount, columnCount: 512)
    let vector = [Float](repeating: 1, count: 512)
    streamGBPS =
      4 * 512 * Double(rowCount) / Self.best { _ = memory.dots(vector.span, parallelism) } / 1e9
  }

  /// The processor's name as the system tells it, or `unknown`.
  static var processorName: String {
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = lines.split(separator: "\n").first { $0.hasPrefix("model name") }
    let name = line?.split(separator: ":", maxSplits: 1).last ?? "unknown"
    return name.trimmingCharacters(in: .whitespaces)
  }

  private static func best(of runs: Int = 7, _ body: () -> Void) -> Double {
    body()
    return (0..<runs).map { _ in ContinuousClock().measure(body) / .seconds(1) }.min() ?? .infinity
  }
}

/// Seeded rows of unit length.
enum RandomRows {
  static func make(_ rowCount: Int, _ columnCount: Int, seed: UInt64) -> Matrix {
    var rows = Matrix(rowCount: rowCount, columnCount: columnCount)
    var generator = SeededGenerator(seed: seed)
    for row in 0..<rowCount {
      for column in 0..<columnCount { rows[row, column] = Float(generator.nextUniform() - 0.5) }
    }
    return rows.normalizedRows()
  }
}
