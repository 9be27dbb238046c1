// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Engine
internal import Reports

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
  @OptionGroup var format: FormatOptions
  @OptionGroup var pass: PassOptions

  func run() throws {
    let graph = try pass.withEngine { engine, _ in engine.neighborGraph(count: neighbors.count) }
    try format.write(NeighborsReport(graph), byDefault: .jsonl)
  }
}
