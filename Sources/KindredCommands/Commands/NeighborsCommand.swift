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

  @OptionGroup var pass: PassOptions

  func run() throws {
    let engine = try pass.open().engine()
    let report = NeighborsReport(
      try neighbors.least.map { try engine.neighborGraph(count: neighbors.count, least: $0) }
        ?? engine.neighborGraph(count: neighbors.count))
    switch format {
    case .edges: try Output.write(report.edges)
    case .graphml: try Output.write(report.graphML)
    case .report(let format): try FormatOptions.write(report, as: format)
    }
  }
}
