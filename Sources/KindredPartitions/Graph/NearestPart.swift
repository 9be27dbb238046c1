// SPDX-License-Identifier: Apache-2.0

/// Merges the lists of neighbors that each paper has in several blocks.
///
/// Rows in, by identifier: those of ``PairsPart``; a neighbor may be in several lists, and a paper
/// that was compared with itself in its own, which counts for nothing. Rows out: identifier, rank
/// from 1 on, the neighbor's identifier and the similarity; most similar first, then by identifier.
package struct NearestPart: Part {
  package static let fieldCount = 2

  private let neighborCount: Int
  private var id = ""
  private var neighbors: [(id: String, similarity: Double)] = []

  /// A filter that keeps `neighborCount` neighbors of each paper.
  package init(neighborCount: Int) { self.neighborCount = neighborCount }

  package mutating func take(_ row: PartRow, to rows: inout PartRows) throws(PartError) {
    let list = try WrittenLists.read(row.fields[1])
    if row.text(0) != id {
      finish(to: &rows)
      id = row.text(0)
    }
    neighbors += list
  }

  package mutating func finish(to rows: inout PartRows) {
    neighbors.sort { left, right in
      left.similarity != right.similarity
        ? left.similarity > right.similarity
        : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }
    // Papers that were compared twice have the same similarity, and stand side by side.
    let distinct = neighbors.indices.lazy.filter { [neighbors, id] place in
      neighbors[place].id != id && (place == 0 || neighbors[place].id != neighbors[place - 1].id)
    }
    for (rank, place) in distinct.prefix(neighborCount).enumerated() {
      let neighbor = neighbors[place]
      rows.add(id, String(rank + 1), neighbor.id, String(neighbor.similarity))
    }
    neighbors.removeAll()
  }
}
