// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine
internal import KindredPapers
internal import KindredReports

/// `kindred eval clusters`.
struct EvalClustersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clusters",
    abstract: "Measure groups against labels, over seeded draws of papers.",
    discussion: """
      Each draw takes some labels and some papers of each, and groups them without looking at the \
      labels, into as many groups as there are labels.
      """)

  @Option(help: ArgumentHelp("A field of the papers' JSON lines.", valueName: "field"))
  var label: String

  @OptionGroup var drawn: DrawOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var pass: Pass<MeaningSettings>

  func run() throws {
    let input = try pass.open(labelField: label)
    let papers = try input.list().papers
    input.observe(.clusters)
    let result = try Engine.evaluateClusters(
      papers, field: label, among: drawn.labels, drawCount: drawn.draws,
      groupCount: drawn.groups, groupSize: drawn.groupSize, options: input.options)
    try format.write(
      GroupedDrawsReport(result, groupCount: drawn.groups, groupSize: drawn.groupSize))
  }
}
