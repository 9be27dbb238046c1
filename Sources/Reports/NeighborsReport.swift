// SPDX-License-Identifier: Apache-2.0

public import Engine
internal import Kernels
internal import Papers

/// A k-NN graph.
public struct NeighborsReport: Report {
  /// One paper's neighbors.
  public struct Line: Encodable {
    struct Neighbor: Encodable {
      let id: String
      let similarity: Double
    }

    let id: String
    let neighbors: [Neighbor]
  }

  private let graph: NeighborGraph

  /// A report on a graph.
  public init(_ graph: NeighborGraph) {
    self.graph = graph
  }

  /// All papers with their neighbors.
  public var document: [Line] { lines }

  /// A paper with its neighbors a line.
  public var lines: [Line] {
    graph.neighbors.enumerated().map { row, neighbors in
      Line(
        id: graph.papers[row].id.description,
        neighbors: neighbors.map {
          Line.Neighbor(
            id: graph.papers[$0.row].id.description, similarity: $0.similarity.rounded6)
        })
    }
  }

  /// A row for each edge.
  public var table: Table {
    Table(
      [.text("id"), .number("rank"), .number("similarity"), .text("neighbor")],
      rows: graph.neighbors.enumerated().flatMap { row, neighbors in
        neighbors.enumerated().map { rank, neighbor in
          [
            graph.papers[row].id.description, String(rank + 1),
            String(neighbor.similarity.rounded6), graph.papers[neighbor.row].id.description,
          ]
        }
      })
  }
}
