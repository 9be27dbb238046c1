// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Engine
internal import Kernels
internal import Papers

/// The options of reading files.
struct ReadingOptions: ParsableArguments {
  @Flag(help: "Stop at the first thing in the input that would otherwise be forgiven.")
  var strict = false

  @Option(help: "Threads to use (default: all processors); results do not depend on it.")
  var threads: Int?

  @Flag(help: "No notes and no progress on standard error.")
  var quiet = false

  /// Whether paths can all be read.
  static func validate(_ paths: [String]) throws {
    if paths.filter({ $0 == PaperFiles.standardInput }).count > 1 {
      throw ValidationError("standard input (-) can be read only once")
    }
  }

  func validate() throws {
    if let threads, !(1...1_024).contains(threads) {
      throw ValidationError("--threads must be from 1 to 1024, not \(threads)")
    }
  }

  /// Reads some collections one after the other, runs `body` over each, and notes what was forgiven.
  func withLists<Result>(
    _ collections: [[String]], labelField: String? = nil,
    _ body: (PaperList, Progress) throws -> Result
  ) throws -> [Result] {
    let progress = Progress(isQuiet: quiet)
    defer { progress.end() }
    let parallelism = Parallelism(threadCount: EngineOptions(threadCount: threads).threadCount)
    let reader = PaperReader(isStrict: strict, labelField: labelField) { count, work in
      parallelism.map(count: count, work)
    }
    var issueCount = 0
    let results = try collections.map { paths in
      progress.begin("reading papers")
      let list = try PaperFiles.read(paths, with: reader)
      issueCount += list.issues.count
      return try body(list, progress)
    }
    if !quiet, issueCount > 0 {
      Output.note(
        "kindred: \(issueCount) \(issueCount == 1 ? "issue" : "issues") in the input "
          + "(kindred inspect lists them)")
    }
    return results
  }
}
