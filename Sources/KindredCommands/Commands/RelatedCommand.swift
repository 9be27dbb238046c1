// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine
internal import KindredReports

/// `kindred related`: papers like some given ones.
struct RelatedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "related",
    abstract: "Find papers similar to given ones, with the reasons.",
    discussion: """
      A paper is named by its arXiv identifier in any form, its DOI, or part of its title. With \
      several, results are similar to their mean.
      """)

  @Argument(help: "The papers to start from.")
  var papers: [String]

  @Option(
    name: .customLong("not"),
    help: ArgumentHelp("Stay away from this paper (repeatable).", valueName: "paper"))
  var avoided: [String] = []

  @OptionGroup var neighbors: NeighborOptions

  @Flag(help: "List every reason; their shares add up to the similarity.")
  var explain = false

  @OptionGroup var page: PageOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var pass: PassOptions

  func validate() throws { try page.check() }

  func run() throws {
    let input = try pass.open()
    let result = try input.ask { questions in
      try questions.related(
        to: papers, avoiding: avoided, count: neighbors.count, least: neighbors.least,
        among: pass.filter, withDetails: page.isWanted)
    }
    try page.write { RelatedPage(result, title: page.title).html }
    try format.write(RelatedReport(result, explains: explain))
  }
}
