// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine
internal import KindredPapers
internal import KindredReports

/// `kindred screen`: what to read next for a systematic review.
struct ScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract:
      "Order papers to screen for a review, and tell how many relevant ones are likely left.",
    discussion: """
      A file of labels holds a line for each paper that was read: its identifier and 1 or 0 (or relevant \
      or irrelevant). Read the papers that come first, add their labels to the file, and ask again. Until \
      a paper is known to be relevant, --like says what such papers are like.
      """)

  @Option(help: "A file of labels.", completion: .file())
  var labels: String?

  @Option(
    name: .customLong("like"),
    help: ArgumentHelp(
      "Papers that are relevant, as for kindred recommend (repeatable).", valueName: "path|paper"),
    completion: .file())
  var liked: [String] = []

  @Option(
    name: [.customShort("k", allowingJoined: true), .customLong("neighbors")],
    help: "How many papers to read next.")
  var count = 10

  @Flag(help: "List every reason; their shares add up to the similarity.")
  var explain = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var pass: PassOptions

  func validate() throws {
    if labels == nil, liked.isEmpty {
      throw ValidationError("give --labels FILE, or --like PATH|PAPER to begin with")
    }
    if count < 1 { throw ValidationError("-k must be at least 1, not \(count)") }
    try ReadingOptions.validate(
      pass.paths + ReadingListFiles.paths(liked) + [labels].compactMap { $0 })
  }

  func run() throws {
    let known = try labels.map { path in
      try ScreeningLabels(
        parsing: String(decoding: try ModelFiles.bytes(path), as: UTF8.self), source: path)
    }
    let relevant =
      try ReadingListFiles.read(liked, pass.papers.reading)
      + ReadingList(ids: known?.relevant ?? [])
    if liked.isEmpty, relevant.ids.isEmpty {
      throw ValidationError(
        "no paper of \(labels ?? "") is relevant yet; --like PATH|PAPER says what such are like")
    }
    let irrelevant = ReadingList(ids: known?.irrelevant ?? [])
    if !pass.quiet { ReadingListFiles.note(irrelevant, overruledBy: relevant) }
    let input = try pass.open()
    let result = try input.ask { questions in
      try questions.screening(
        relevant: relevant, irrelevant: irrelevant, count: count,
        among: pass.filter)
    }
    if !pass.quiet { ReadingListFiles.note(result.next.missing) }
    try format.write(ScreeningReport(result, explains: explain))
  }
}
