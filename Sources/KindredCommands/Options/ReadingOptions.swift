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
    var forgiven = Forgiven()
    for list in lists { forgiven.add(list.issues) }
    note(forgiven)
    return lists
  }

  /// Reads the bytes of a file, and notes what was forgiven.
  func read(_ bytes: [UInt8], source: String) throws -> PaperList {
    begin("reading papers")
    let list = try reader(labelField: nil).read(bytes, source: source).folded()
    var forgiven = Forgiven()
    forgiven.add(list.issues)
    note(forgiven)
    return list
  }

  /// Hands some paths' papers over a part at a time, and notes what was forgiven.
  func forEachPart(of paths: [String], _ take: (PaperList) throws -> Void) throws {
    var forgiven = Forgiven()
    begin("reading papers")
    try PaperFiles.forEachPart(of: paths, with: reader(labelField: nil)) { list in
      forgiven.add(list.issues)
      try take(list)
    }
    note(forgiven)
    begin("learning from papers")
  }

  /// What is told how far the work is.
  var observe: @Sendable (Stage) -> Void {
    let isQuiet = quiet
    return { if !isQuiet { Progress.begin($0.rawValue) } }
  }

  /// Tells what is being done from now on.
  func begin(_ stage: String) {
    if !quiet { Progress.begin(stage) }
  }

  private func reader(labelField: String?) -> PaperReader {
    let parallelism = Parallelism(threadCount: threadCount)
    return PaperReader(isStrict: strict, labelField: labelField) { count, work in
      parallelism.map(count: count, work)
    }
  }

  private func note(_ forgiven: Forgiven) {
    if quiet { return }
    for sentence in forgiven.sentences { Output.note("kindred: \(sentence)") }
  }
}

/// What readers forgave, in a few lines.
private struct Forgiven {
  private var issueCount = 0

  /// Files with fields that are not known, in their order, and the names of those.
  private var unknownFields: [(source: String, names: [String])] = []

  /// Names that are shown of a file's.
  private static let shownCount = 6

  mutating func add(_ issues: [ReadingIssue]) {
    issueCount += issues.count
    for issue in issues {
      guard let name = issue.unknownField else { continue }
      if unknownFields.last?.source == issue.source {
        unknownFields[unknownFields.count - 1].names.append(name)
      } else {
        unknownFields.append((issue.source, [name]))
      }
    }
  }

  /// A line for each file with unknown fields, and how many issues there are in all.
  var sentences: [String] {
    let fields = unknownFields.map { source, names in
      let shown = names.prefix(Self.shownCount).map { "\"\($0)\"" }.joined(separator: ", ")
      let more = names.count > Self.shownCount ? " and \(names.count - Self.shownCount) more" : ""
      return "\(source): not known and not read: \(shown)\(more)"
    }
    if issueCount == 0 { return [] }
    return fields + [
      "\(issueCount) \(issueCount == 1 ? "issue" : "issues") in the input "
        + "(kindred inspect lists them)"
    ]
  }
}
