// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import KindredPartitions
import Testing

/// What an engine does between filters, on one machine.
enum Pipes {
  typealias Row = [String]

  /// The rows that a filter makes of others, without their version.
  static func run(_ filter: some Part, _ rows: [Row]) throws -> [Row] {
    var run = PartRun(filter)
    for row in rows {
      try run.take(Array(([PartRow.version] + row).joined(separator: "\t").utf8)[...])
    }
    try run.finish()
    #expect(run.account.brokenCount == 0, "\(run.account.reasons)")
    return rowsOf(run.rows)
  }

  static func rowsOf(_ rows: PartRows) -> [Row] {
    String(decoding: rows.bytes, as: UTF8.self).split(separator: "\n").map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).dropFirst().map(String.init)
    }
  }

  /// As a filter gets them in several parts, each with rows of the same key.
  static func run(
    _ filter: () -> some Part, _ rows: [Row], parts: Int, by key: (Row) -> String
  ) throws -> [Row] {
    try (0..<parts).flatMap { part in
      try run(filter(), rows.filter { Self.part(key($0), parts) == part })
    }
  }

  private static func part(_ key: String, _ count: Int) -> Int {
    key.utf8.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xFFFF } % count
  }

  /// Rows in the byte order of some columns.
  static func sorted(_ rows: [Row], by columns: [Int]) -> [Row] {
    rows.sorted { left, right in
      for column in columns where left[column] != right[column] {
        return left[column].utf8.lexicographicallyPrecedes(right[column].utf8)
      }
      return false
    }
  }

  /// The rows that papers have in a job of so many blocks: identifier, title, terms, weights,
  /// vector, semantic weight.
  static func vectors(_ papers: [Paper], blocks: Int, parts: Int) throws -> [Row] {
    let mentions = papers.enumerated().map { index, paper -> Row in
      [
        String(part(paper.id.description, blocks)), paper.id.description, "\(1_000_000 + index)",
        paper.id.description, paper.version.map(String.init) ?? "",
        paper.date?.description ?? "", paper.title, paper.abstract, paper.url ?? "",
      ]
    }
    let counts = try run(
      { CountsPart() }, sorted(mentions, by: [0, 1, 2]), parts: parts, by: { $0[0] })
    let terms = counts.filter { $0[0] == "term" }
    let counted = counts.filter { $0[0] == "paper" }
    let frequencies = terms.reduce(into: [String: Int]()) {
      $0[$1[2], default: 0] += Int($1[3]) ?? 0
    }
    func blockRows(mean: String, _ directions: [String: String]) -> [Row] {
      let names = Set(counted.map { $0[1] })
      let heads = names.map { name in
        [name, "0", "\(terms.count { $0[1] == name })", "\(counted.count)", mean, ""]
      }
      let known = terms.map { term in
        [term[1], "1", term[2], "\(frequencies[term[2]] ?? 0)", directions[term[2]] ?? "", ""]
      }
      return sorted(
        heads + known + counted.map { [$0[1], "2", $0[2], $0[3], $0[4], $0[5]] }, by: [0, 1, 2])
    }
    let bare = blockRows(mean: "", [:])
    let sums = try run({ BackgroundSumsPart() }, bare, parts: parts, by: { $0[0] })
    let mean = try run(MeanPart(), sums.reversed())
    let directions =
      DirectionsPart.refinedCounts.contains(counted.count) ? try run(DirectionsPart(), bare) : []
    return try run(
      { VectorsPart() },
      blockRows(
        mean: mean.first?.first ?? "",
        Dictionary(uniqueKeysWithValues: directions.map { ($0[0], $0[1]) })),
      parts: parts, by: { $0[0] })
  }

  /// The graph of some vectors: identifier, rank, neighbor, similarity.
  static func graph(_ vectors: [Row], count: Int, blocks: Int, parts: Int) throws -> [Row] {
    let sides = vectors.flatMap { row -> [Row] in
      let block = part(row[0], blocks)
      return (0..<blocks).map { other in
        [
          "\(min(block, other))", "\(max(block, other))", block > other ? "1" : "0", row[0], row[5],
          row[2], row[3], row[4],
        ]
      }
    }
    let lists = try run(
      { PairsPart(neighborCount: count) }, sorted(sides, by: [0, 1, 2, 3]), parts: parts,
      by: { $0[0] + " " + $0[1] })
    return try run(
      { NearestPart(neighborCount: count) }, sorted(lists, by: [0]), parts: parts, by: { $0[0] })
  }

  /// The graph of papers in near cells.
  static func graph(
    _ vectors: [Row], count: Int, near centroids: [Row], probes: Int
  ) throws -> [Row] {
    let state = centroids.map { $0[3] }.joined(separator: ",")
    let cells = try run(
      AssignPart(.cells(count: probes)), vectors.map { [state, $0[0], $0[4]] })
    let known = Dictionary(uniqueKeysWithValues: vectors.map { ($0[0], $0) })
    let sides = cells.flatMap { cell -> [Row] in
      let row = known[cell[0]] ?? []
      let pairs = cell[2] == "0" ? [cell[1], "-"] : ["-"]
      return pairs.map { [cell[1], $0, cell[2], row[0], row[5], row[2], row[3], row[4]] }
    }
    let lists = try run(PairsPart(neighborCount: count), sorted(sides, by: [0, 1, 2, 3]))
    return try run(NearestPart(neighborCount: count), sorted(lists, by: [0]))
  }
}
