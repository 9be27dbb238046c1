// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
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
      papers whose groups are known, and looks with the names for other papers of the same labels.
      """)

  @Option(help: ArgumentHelp("A field of the papers' JSON lines.", valueName: "field"))
  var label: String?

  @Option(
    help: ArgumentHelp(
      "Draw only from these labels, with commas between (default: all).", valueName: "labels"))
  var among: String?

  @Option(help: "How many draws.")
  var draws = 20

  @Option(name: .customLong("groups"), help: "Labels a draw.")
  var groupCount = 6

  @Option(
    name: .customLong("per-group"),
    help: "Papers of each label that are named, and as many that are looked for.")
  var groupSize = 10

  @OptionGroup var groups: GroupingOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var pass: PassOptions

  func validate() throws {
    for (name, value, least) in [
      ("draws", draws, 1), ("groups", groupCount, 2), ("per-group", groupSize, 2),
    ]
    where !(least...1_000_000).contains(value) {
      throw ValidationError("--\(name) must be from \(least) to 1000000, not \(value)")
    }
  }

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
      papers, field: label,
      among: among?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) },
      drawCount: draws, groupCount: groupCount, groupSize: groupSize, options: input.options)
    try format.write(NamedDrawsReport(result))
  }
}
