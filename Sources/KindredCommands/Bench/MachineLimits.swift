// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredKernels
internal import KindredReports

/// What this machine can do at most, measured again and again while jobs run.
struct MachineLimits {
  typealias Bound = BenchReport.Bound

  /// A ceiling, and whether other work disturbed.
  struct Observation {
    let ceiling: BenchReport.Ceiling
    let isBusy: Bool
  }

  /// How long a job took.
  struct Timing {
    /// The median of its runs in seconds, and the slowest over the fastest.
    let median: Double
    let spread: Double
    let observation: Observation
  }

  let parallelism: Parallelism

  /// What reading reads: the rows that jobs work on, so that what caches do for jobs they do here.
  let rows: Matrix

  /// Both sides of a product: a large one, and one with the jobs' own number of columns, if that
  /// can be faster.
  private let factors: [Matrix]

  /// Rows of a factor, and the numbers of columns that can make a product faster.
  private static let factorSide = 768
  private static let fastColumns = 128...2_048

  /// Operations of one attempt of products on one thread, and values of one of reading: enough for
  /// some milliseconds.
  private static let operationCount = 9e8
  private static let valueCount = 1 << 24

  /// Attempts of one measurement, of which the fastest counts; other work on the same caches
  /// disturbs reading for milliseconds.
  private static let productAttempts = 3
  private static let readingAttempts = 8

  /// Parts that the runs of a job are cut into, the bound measured between them.
  private static let mostRounds = 8

  /// Limits for jobs on some rows; measures nothing yet.
  init(rows: Matrix, parallelism: Parallelism) {
    self.rows = rows
    self.parallelism = parallelism
    let own = min(rows.columnCount, Self.fastColumns.upperBound)
    factors = Set([Self.factorSide, own].filter(Self.fastColumns.contains)).map {
      RandomRows.make(Self.factorSide, $0, seed: 3)
    }
  }

  /// Bytes that reading all rows once reads.
  var byteCount: Int { 4 * rows.rowCount * rows.columnCount }

  /// Measures a bound once: 10⁹ operations or bytes a second.
  func speed(of bound: Bound) -> Double {
    switch bound {
    case .products:
      return factors.map { factor in
        let operations = 2 * Double(Self.factorSide * Self.factorSide * factor.columnCount)
        let count = max(1, Int(Self.operationCount / operations)) * parallelism.threadCount
        let seconds = fastest(of: Self.productAttempts) {
          parallelism.forEach(count: count) { _ in _ = factor.timesTransposed(factor) }
        }
        return operations * Double(count) / seconds / 1e9
      }.reduce(0, max)
    case .reading:
      return reading(times: 1) { _ = rows.sumOfValues(parallelism: parallelism) }
    case .readingFromBothEnds:
      return reading(times: 2) { _ = rows.sumOfOppositeRows() }
    }
  }

  /// 10⁹ bytes a second of a body that reads all rows some times.
  private func reading(times: Int, _ body: () -> Void) -> Double {
    let count = max(1, Self.valueCount / max(1, times * byteCount / 4))
    let bytes = Double(times * byteCount * count)
    return bytes / 1e9
      / fastest(of: Self.readingAttempts) { for _ in 0..<count { body() } }
  }

  /// The seconds of the fastest of some attempts.
  private func fastest(of attemptCount: Int, _ body: () -> Void) -> Double {
    (0..<attemptCount).map { _ in ContinuousClock().measure(body) / .seconds(1) }
      .reduce(.infinity, min)
  }

  /// Runs a job once to warm up and then `runCount` times; before and after these runs, and some
  /// times between them, the bound is measured.
  func time(_ runCount: Int, against bound: Bound, _ body: () -> Void) -> Timing {
    body()
    var seconds: [Double] = []
    let rounds = min(runCount, Self.mostRounds)
    let observation = measure(bound, count: rounds + 1) { round in
      for _ in round * runCount / rounds..<(round + 1) * runCount / rounds {
        seconds.append(ContinuousClock().measure(body) / .seconds(1))
      }
    }
    seconds.sort()
    return Timing(
      median: seconds[seconds.count / 2], spread: seconds[seconds.count - 1] / seconds[0],
      observation: observation)
  }

  /// Measures a bound some times; `work` is called between two measurements, with 0, 1 and so on.
  func measure(_ bound: Bound, count: Int, between work: (Int) -> Void = { _ in }) -> Observation {
    var loads: [MachineLoad] = []
    let speeds = (0..<count).map { index in
      if index > 0 { work(index - 1) }
      if let load = MachineLoad.current { loads.append(load) }
      return speed(of: bound)
    }
    return Observation(
      ceiling: BenchReport.Ceiling(bound, speeds: speeds),
      isBusy: MachineLoad.disturbs(
        speeds, loads, threadCount: parallelism.threadCount,
        processorCount: ProcessInfo.processInfo.processorCount))
  }

  /// The processor's name as the system tells it, or `unknown`.
  static var processorName: String {
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = lines.split(separator: "\n").first { $0.hasPrefix("model name") }
    let name = line?.split(separator: ":", maxSplits: 1).last ?? "unknown"
    return name.trimmingCharacters(in: .whitespaces)
  }
}
