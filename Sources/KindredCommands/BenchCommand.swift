// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import Kernels
internal import Reports

/// `kindred bench`: how fast the kernels are here.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure the vector kernels on this machine.",
    discussion: """
      Rows of seeded random numbers; each kernel runs several times, and the median counts. Spread \
      is the slowest over the fastest run.
      """)

  @Option(help: "Rows, n.")
  var size = 20_000

  @Option(help: "Columns, d.")
  var dimension = 256

  @Option(help: "Threads to use (default: all processors).")
  var threads: Int?

  @Option(name: .customLong("runs"), help: "How often each kernel runs.")
  var runCount = 7

  @OptionGroup var format: FormatOptions

  func validate() throws {
    if !(1...10_000_000).contains(size) {
      throw ValidationError("--size must be from 1 to 10000000, not \(size)")
    }
    if !(1...65_536).contains(dimension) {
      throw ValidationError("--dimension must be from 1 to 65536, not \(dimension)")
    }
    if let threads, !(1...1_024).contains(threads) {
      throw ValidationError("--threads must be from 1 to 1024, not \(threads)")
    }
    if !(1...1_000).contains(runCount) {
      throw ValidationError("--runs must be from 1 to 1000, not \(runCount)")
    }
  }

  func run() throws {
    let threadCount = threads ?? ProcessInfo.processInfo.activeProcessorCount
    let bench = KernelBench(
      size: size, dimension: dimension, parallelism: Parallelism(threadCount: threadCount),
      runCount: runCount)
    try format.write(
      BenchReport(
        configuration: OpenBLASRuntime.configuration, threadCount: threadCount, size: size,
        dimension: dimension, measurements: bench.measureAll()))
  }
}
