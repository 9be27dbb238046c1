// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine
internal import KindredReports

/// `kindred recommend`: papers for a reader.
struct RecommendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recommend",
    abstract: "Find the papers for a reader of others, with the reasons.",
    discussion: """
      What the reader likes is a paper, named as for kindred related, a file of papers in any layout, a \
      file of identifiers, one a line, or a library. Papers need not be among those that are looked \
      through; those that are, are not found. Text tells from which paper on the rest is little nearer \
      than any other.
      """)

  @Option(
    name: .customLong("like"),
    help: ArgumentHelp(
      "Papers that the reader likes: a file, or a paper (repeatable).", valueName: "path|paper"),
    completion: .file())
  var liked: [String] = []

  @Option(
    name: .customLong("not"),
    help: ArgumentHelp(
      "Papers that the reader does not like, in the same ways (repeatable).",
      valueName: "path|paper"),
    completion: .file())
  var disliked: [String] = []

  @OptionGroup var neighbors: NeighborOptions

  @Flag(name: .customLong("diverse"), help: "Papers that are like one before them come later.")
  var isDiverse = false

  @Flag(help: "Of two liked papers, the one that is two years newer counts twice as much.")
  var newerCountsMore = false

  @Flag(help: "List every reason; their shares add up to the similarity.")
  var explain = false

  @OptionGroup var page: PageOptions
  @OptionGroup var mail: MailOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var pass: PassOptions

  func validate() throws {
    try page.check(beside: ("--email", mail.email))
    if liked.isEmpty { throw ValidationError("name what the reader likes with --like PATH|PAPER") }
    try ReadingOptions.validate(pass.paths + ReadingListFiles.paths(liked + disliked))
  }

  func run() throws {
    let reading = pass.papers.reading
    let lists = try (
      liked: ReadingListFiles.read(liked, reading),
      disliked: ReadingListFiles.read(disliked, reading)
    )
    if !pass.quiet { ReadingListFiles.note(lists.disliked, overruledBy: lists.liked) }
    let input = try pass.open()
    let result = try input.ask { questions in
      try questions.recommendations(
        liked: lists.liked, disliked: lists.disliked, count: neighbors.count,
        least: neighbors.least, among: pass.filter,
        options: RecommendationOptions(isDiverse: isDiverse, newerCountsMore: newerCountsMore),
        withDetails: page.isWanted)
    }
    if result.papers.isEmpty { throw EngineError.nothingNew }
    if !pass.quiet { ReadingListFiles.note(result.missing) }
    try page.write { RelatedPage(result, title: page.title).html }
    try mail.write { MailPage(result, title: page.title) }
    try format.write(RecommendationsReport(result, explains: explain))
  }
}
