// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine
internal import KindredPapers
internal import KindredReports

/// `kindred eval names`.
struct EvalNamesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "names",
    abstract: "Measure names of groups: does a name find its own papers?",
    discussion: """
      Groups the papers, and looks for each group with its name. With --label, names seeded draws of \
      papers whose groups are known, and looks with the names for as many other papers of the same labels.
      """)

  @Option(help: ArgumentHelp("A field of the papers' JSON lines.", valueName: "field"))
  var label: String?

  @OptionGroup var drawn: DrawOptions
  @OptionGroup var groups: GroupingOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var pass: PassOptions

  func run() throws {
    let input = try pass.open(labelField: label)
    guard let label else {
      let engine = try input.engine()
      let clusters = Engine.clusters(
        of: engine.corpus, keepsDuplicates: groups.keepsDuplicates, count: groups.number,
        options: input.options, observe: input.observe)
      try format.write(NameScoresReport(try engine.evaluateNames(clusters)))
      return
    }
    let papers = try input.list().papers
    input.observe(.clusters)
    let result = try Engine.evaluateNames(
      papers, field: label, among: drawn.labels, drawCount: drawn.draws,
      groupCount: drawn.groups, groupSize: drawn.groupSize, options: input.options)
    try format.write(NamedDrawsReport(result))
  }
}
