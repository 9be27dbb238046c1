// SPDX-License-Identifier: Apache-2.0

public import KindredEngine
internal import KindredKernels
internal import KindredPapers

/// A k-NN graph.
public struct NeighborsReport: ReportLayout {
  /// One paper's neighbors.
  package struct Line: Encodable {
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
  package var document: [Line] { lines }

  /// A paper with its neighbors a line.
  package var lines: [Line] {
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
  package var table: Table {
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

  /// An edge a line, from a paper to its neighbor: both identifiers and the similarity, between
  /// tabs.
  package var edges: String {
    graph.neighbors.indices.map { row in
      graph.neighbors[row].map { neighbor in
        "\(graph.papers[row].id)\t\(graph.papers[neighbor.row].id)\t\(neighbor.similarity.rounded6)\n"
      }.joined()
    }.joined()
  }

  /// A directed graph in GraphML: papers with title and date, edges with similarities.
  package var graphML: String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="title" for="node" attr.name="title" attr.type="string"/>
      <key id="date" for="node" attr.name="date" attr.type="string"/>
      <key id="similarity" for="edge" attr.name="similarity" attr.type="double"/>
      <graph edgedefault="directed">

      """
    for paper in graph.papers {
      let date = paper.date.map { "<data key=\"date\">\($0)</data>" } ?? ""
      text += "<node id=\"\(paper.id.description.escapedForXML)\">"
      text += "<data key=\"title\">\(paper.title.escapedForXML)</data>\(date)</node>\n"
    }
    for (paper, neighbors) in zip(graph.papers, graph.neighbors) {
      let source = paper.id.description.escapedForXML
      for neighbor in neighbors {
        let target = graph.papers[neighbor.row].id.description.escapedForXML
        text += "<edge source=\"\(source)\" target=\"\(target)\">"
        text += "<data key=\"similarity\">\(neighbor.similarity.rounded6)</data></edge>\n"
      }
    }
    return text + "</graph>\n</graphml>\n"
  }
}
