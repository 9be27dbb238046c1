// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine
internal import KindredKernels
internal import KindredPapers
internal import KindredReports
internal import KindredStore

/// `kindred diff`: what changed from one period to the next.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare the groups of two weeks or more.",
    discussion: """
      Each period is grouped for itself. A group continues, grows, shrinks, splits or merges if it is \
      more like a group of the next period than groups of one period are like each other.

      Periods of a library are dates: kindred diff --library my.kindred 2024-02 2024-03, or with \
      first and last day, 2024-03-11..2024-03-17, or counted back from today, 2w..8d 1w..0d.
      """)

  @Argument(
    help: ArgumentHelp(
      "A file or folder for each period, or with --library its dates, the oldest first.",
      valueName: "period"),
    completion: .file())
  var periods: [String]

  @Option(
    help: ArgumentHelp("Compare periods of a library.", valueName: "file"),
    completion: .file(extensions: ["kindred"]))
  var library: String?

  @OptionGroup var groups: GroupingOptions
  @OptionGroup var known: TopicOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var filters: FilterOptions
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var engine: MeaningSettings

  func validate() throws {
    try page.check()
    if periods.count < 2 { throw ValidationError("name two periods or more, the oldest first") }
    try ReadingOptions.validate(
      (library == nil ? periods : []) + engine.paths + known.paths)
    if library != nil {
      let dates = try libraryPeriods()
      for (earlier, later) in zip(dates, dates.dropFirst()) where !earlier.precedes(later) {
        throw ValidationError(
          "\(earlier.text) does not end before \(later.text) begins; the oldest comes first")
      }
      if filters.since != nil || filters.until != nil {
        throw ValidationError("the periods of a library say which dates count")
      }
    }
  }

  func run() throws {
    let options = try engine.readOptions(threadCount: reading.threads)
    let topics = try known.read()
    let corpora = try corpora(Parallelism(threadCount: options.threadCount))
    if !reading.quiet { options.noteMissingVectors(corpora.flatMap(\.papers)) }
    let comparison = PeriodComparison(
      corpora, keepsDuplicates: groups.keepsDuplicates, clusterCount: groups.number,
      topics: topics, options: options, observe: reading.observe)
    let report = DiffReport(comparison, sources: periods)
    try page.write { DiffPage(report, title: page.title).html }
    try format.write(report)
  }

  /// The papers of each period that count, counted.
  private func corpora(_ parallelism: Parallelism) throws -> [Corpus] {
    guard let library else {
      let lists = try reading.read(periods.map { [$0] }).map(\.papers)
      try filters.check(lists.flatMap(\.self))
      return lists.map(filters.passing).counted(parallelism: parallelism)
    }
    let stored = try Library(reading: library)
    let corpora = try libraryPeriods().map { period in
      try stored.corpus(passing: period.filter(filters), threadCount: parallelism.threadCount)
        .selecting(period.holds, parallelism: parallelism)
    }
    if corpora.allSatisfy(\.papers.isEmpty) { throw try NothingPasses(stored) }
    for (period, corpus) in zip(periods, corpora) where corpus.papers.isEmpty && !reading.quiet {
      Output.note("kindred: no paper is of \(period)")
    }
    return corpora
  }

  private func libraryPeriods() throws -> [PeriodArgument] {
    try periods.map { try PeriodArgument($0, today: filters.today?.date) }
  }
}
