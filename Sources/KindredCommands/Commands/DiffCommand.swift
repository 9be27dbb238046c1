// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine
internal import KindredPapers
internal import KindredReports

/// `kindred diff`: what changed from one period to the next.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare the groups of two weeks or more.",
    discussion: """
      Each period is grouped for itself. A group continues, grows, shrinks, splits or merges if it is \
      more like a group of the next period than groups of one period are like each other.
      """)

  @Argument(
    help: ArgumentHelp(
      "A file or folder for each period, the oldest first.", valueName: "period"),
    completion: .file())
  var periods: [String]

  @OptionGroup var groups: GroupingOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var filters: FilterOptions
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var engine: MeaningSettings

  func validate() throws {
    if periods.count < 2 { throw ValidationError("name two periods or more, the oldest first") }
    try ReadingOptions.validate(periods + engine.paths)
  }

  func run() throws {
    let options = try engine.readOptions(threadCount: reading.threads)
    let lists = try reading.read(periods.map { [$0] }).map(\.papers)
    try filters.check(lists.flatMap(\.self))
    let periodPapers = lists.map(filters.passing)
    if !reading.quiet { options.noteMissingVectors(periodPapers.flatMap(\.self)) }
    let comparison = PeriodComparison(
      periodPapers, keepsDuplicates: groups.keepsDuplicates, clusterCount: groups.number,
      options: options, observe: reading.observe)
    try format.write(DiffReport(comparison, sources: periods))
  }
}
