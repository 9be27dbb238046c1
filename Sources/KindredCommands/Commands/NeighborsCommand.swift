// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine
internal import KindredKernels
internal import KindredReports

/// `kindred neighbors`: the k-NN graph.
struct NeighborsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "neighbors",
    abstract: "Find the nearest papers of every paper, as JSON lines.",
    discussion: """
      Up to 2,000 papers all pairs are compared. Above, rare terms and embeddings propose candidates, \
      and the score that related gives decides among them.
      """)

  @OptionGroup var neighbors: NeighborOptions

  @Option(
    help: """
      How to write the graph; edges are identifiers and similarity between tabs.
      """)
  var format: GraphFormat = .jsonl

  @OptionGroup var page: PageOptions
  @OptionGroup var pass: PassOptions

  func validate() throws { try page.check() }

  func run() throws {
    let input = try pass.open()
    let engine = try input.engine()
    let graph =
      try neighbors.least.map { try engine.neighborGraph(count: neighbors.count, least: $0) }
      ?? engine.neighborGraph(count: neighbors.count)
    try page.write {
      NeighborsPage(graph, map: engine.map(), title: page.title ?? input.heading).html
    }
    let report = NeighborsReport(graph)
    switch format {
    case .edges: try Output.write(report.edges)
    case .graphml: try Output.write(report.graphML)
    case .report(let format): try FormatOptions.write(report, as: format)
    }
  }
}
