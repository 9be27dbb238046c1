// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import KindredEngine
internal import KindredPapers
internal import KindredReports

extension PeriodLength: ExpressibleByArgument {}

/// `kindred trends`: topics over time.
struct TrendsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trends",
    abstract: "Show what share of each week, month or year each topic has.",
    discussion: """
      Topics are those of a file (--topics) with what fits none of them in new groups, or the groups of \
      all papers. A share has a 95 % interval; terms rise and fall from the older half of the periods \
      to the newer one. Weeks begin on Mondays.
      """)

  @Option(help: "How long a period is.")
  var by = PeriodLength.month

  @OptionGroup var groups: GroupingOptions
  @OptionGroup var known: TopicOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var pass: Pass<MeaningSettings>

  func validate() throws {
    try page.check()
    try ReadingOptions.validate(pass.paths + known.paths)
  }

  func run() throws {
    let topics = try known.read()
    let input = try pass.open()
    let clusters = Engine.clusters(
      of: try input.corpus(), by: topics, keepsDuplicates: groups.keepsDuplicates,
      count: groups.number, options: input.options, observe: input.observe)
    let trends = Trends(clusters, by: by)
    if !trends.undated.isEmpty, !pass.quiet {
      Output.note(
        "kindred: \(trends.undated.count) of the papers have no date that tells the \(by.rawValue)")
    }
    try page.write { TrendsPage(trends, title: page.title ?? input.heading).html }
    try format.write(TrendsReport(trends))
  }
}
