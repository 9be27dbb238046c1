// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine
internal import KindredKernels
internal import KindredPapers

/// The options of reading files.
struct ReadingOptions: ParsableArguments {
  @Flag(help: "Stop at the first thing in the input that would otherwise be forgiven.")
  var strict = false

  @Option(help: "Threads to use (default: all processors); results do not depend on it.")
  var threads: Int?

  @Flag(help: "No notes and no progress on standard error.")
  var quiet = false

  /// Whether paths, of papers and other files, can all be read.
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

  /// Threads to use.
  var threadCount: Int { EngineOptions(threadCount: threads).threadCount }

  /// Reads some collections one after the other, and notes what was forgiven.
  func read(_ collections: [[String]], labelField: String? = nil) throws -> [PaperList] {
    let reader = reader(labelField: labelField)
    begin("reading papers")
    let lists = try collections.map { try PaperFiles.read($0, with: reader) }
    note(lists.reduce(0) { $0 + $1.issues.count })
    return lists
  }

  /// Hands some paths' papers over a part at a time, and notes what was forgiven.
  func forEachPart(of paths: [String], _ take: (PaperList) throws -> Void) throws {
    var issueCount = 0
    begin("reading papers")
    try PaperFiles.forEachPart(of: paths, with: reader(labelField: nil)) { list in
      issueCount += list.issues.count
      try take(list)
    }
    note(issueCount)
    begin("learning from papers")
  }

  /// What is told how far the work is.
  var observe: @Sendable (Stage) -> Void {
    let isQuiet = quiet
    return { if !isQuiet { Progress.begin($0.rawValue) } }
  }

  private func begin(_ stage: String) {
    if !quiet { Progress.begin(stage) }
  }

  private func reader(labelField: String?) -> PaperReader {
    let parallelism = Parallelism(threadCount: threadCount)
    return PaperReader(isStrict: strict, labelField: labelField) { count, work in
      parallelism.map(count: count, work)
    }
  }

  private func note(_ issueCount: Int) {
    if !quiet, issueCount > 0 {
      Output.note(
        "kindred: \(issueCount) \(issueCount == 1 ? "issue" : "issues") in the input "
          + "(kindred inspect lists them)")
    }
  }
}
