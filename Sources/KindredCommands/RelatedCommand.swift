// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Engine
internal import Papers
internal import Reports
internal import Store

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

  func run() throws {
    let answer = try pass.askingLibrary { library, filter, options in
      try library.related(
        to: papers, avoiding: avoided, count: neighbors.count, among: filter, options
      ).map(checked)
    }
    let result =
      try answer
      ?? pass.withEngine(filtersResults: true) { engine, _ in
        try checked(
          engine.related(
            to: papers, avoiding: avoided, count: neighbors.count, among: pass.filter))
      }
    try page.write {
      let shown = result.query + result.neighbors.map(\.paper)
      let details = Engine(shown, options: try pass.options).details()
      return RelatedPage(result, details: details).html
    }
    try format.write(RelatedReport(result, explains: explain))
  }

  /// What is near enough of a result; finding nothing is an error.
  private func checked(_ result: RelatedPapers) throws -> RelatedPapers {
    guard let nearest = result.neighbors.first else {
      throw EngineError.nothingToCompare(query: papers.joined(separator: ", "))
    }
    try neighbors.check(nearest.similarity)
    return neighbors.least.map(result.keeping) ?? result
  }
}
