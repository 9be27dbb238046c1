// SPDX-License-Identifier: Apache-2.0

public import KindredEngine
internal import KindredKernels
internal import KindredPapers

/// A k-NN graph as one page of HTML that needs nothing else: papers on a map with lines to those
/// nearest to them, and a list of all with their neighbors (``PageFrame``).
public struct NeighborsPage {
  private let graph: NeighborGraph
  private let map: PaperMap
  private let title: String?

  /// Neighbors of a paper that lines lead to, at most.
  private static let lineCount = 3

  /// A page on a graph and a map of its papers.
  ///
  /// - Parameter title: what the page is called; nil for how many papers it shows.
  public init(_ graph: NeighborGraph, map: PaperMap, title: String? = nil) {
    self.graph = graph
    self.map = map
    self.title = title
  }

  /// The page, ending in a line feed.
  public var html: String {
    let items = graph.papers.enumerated().map { row, paper in
      PageItem(paper: paper, number: row, details: map.places[paper.id]?.details, more: list(row))
    }
    let points = items.compactMap { item in
      map.places[item.paper.id].map {
        PageMap.Point(place: $0.point, number: item.number, hint: item.hint)
      }
    }
    return PageFrame(
      title: title, heading: "\(items.count.of("paper")) and their nearest",
      note: graph.papers.dates.map { $0.text(" to ").escapedForHTML } ?? "",
      map: PageMap(groups: [PageMap.Group(number: 0, points: points, name: "")], edges: edges).svg,
      caption:
        "Near papers are alike; lines lead to the \(Self.lineCount) nearest of each. Of this map: \(map.sentence). Choose a point to see its paper.",
      sections: [
        "<section class=\"group\"><ol>\n\(items.map { $0.html([:]) }.joined())</ol></section>"
      ]
    ).html
  }

  /// A line for each pair of papers of which one is among the nearest of the other.
  private var edges: [PageMap.Edge] {
    let pairs = graph.neighbors.enumerated().flatMap { row, neighbors in
      neighbors.prefix(Self.lineCount).map {
        PageMap.Edge(from: min(row, $0.row), to: max(row, $0.row))
      }
    }
    return Set(pairs).sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  /// The neighbors of a paper with their similarities, as links to them.
  private func list(_ row: Int) -> String {
    let links = graph.neighbors[row].map { neighbor in
      "<a href=\"#paper-\(neighbor.row)\">\(graph.papers[neighbor.row].title.escapedForHTML)</a> "
        + neighbor.similarity.fixed(3)
    }
    return links.isEmpty ? "" : "<div class=\"small\">\(links.joined(separator: "; "))</div>"
  }
}
