// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
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

  @Option(
    help: ArgumentHelp(
      "Draw only from these labels, with commas between (default: all).", valueName: "labels"))
  var among: String?

  @Option(help: "How many draws.")
  var draws = 20

  @Option(help: "Labels a draw.")
  var groups = 6

  @Option(name: .customLong("per-group"), help: "Papers of each label.")
  var groupSize = 10

  @OptionGroup var format: FormatOptions
  @OptionGroup var pass: Pass<MeaningSettings>

  func validate() throws {
    for (name, value, least) in [
      ("draws", draws, 1), ("groups", groups, 2), ("per-group", groupSize, 2),
    ]
    where !(least...1_000_000).contains(value) {
      throw ValidationError("--\(name) must be from \(least) to 1000000, not \(value)")
    }
  }

  func run() throws {
    let input = try pass.open(labelField: label)
    let papers = try input.list().papers
    input.observe(.clusters)
    let result = try Engine.evaluateClusters(
      papers, field: label,
      among: among?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) },
      drawCount: draws, groupCount: groups, groupSize: groupSize, options: input.options)
    try format.write(GroupedDrawsReport(result, groupCount: groups, groupSize: groupSize))
  }
}
