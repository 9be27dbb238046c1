// SPDX-License-Identifier: Apache-2.0

internal import KindredPartitions

extension SparkJob {
  /// The job that finds the nearest papers of every paper, all pairs compared.
  ///
  /// - Parameters:
  ///   - vectors: a folder that the job of vectors wrote.
  ///   - output: a folder; `graph` is below it.
  static func graph(
    of vectors: String, to output: String, neighborCount: Int, blockCount: Int, about: [String],
    filter: FilterCommand
  ) -> SparkJob {
    var job = SparkJob(about: about, blockCount: blockCount)
    job.add(
      "papers of each pair of blocks, compared",
      view("vectors", scored(vectors)),
      kept(
        compared(
          """
          SELECT \(columns), least(block, other) AS low, greatest(block, other) AS high,
            IF(block > other, 1, 0) AS side
          FROM (SELECT *, pmod(xxhash64(id), \(blockCount)) AS block FROM vectors)
          LATERAL VIEW explode(sequence(0, \(blockCount - 1))) others AS other
          """, filter(.pairs, k: neighborCount)),
        in: "\(work(below: output))/lists", as: "lists"))
    job.addGraph(to: output, neighborCount, filter)
    return job
  }

  /// The job that finds the nearest papers of every paper, of those in cells that are near.
  ///
  /// - Parameters:
  ///   - vectors: a folder that the job of vectors wrote.
  ///   - cells: centroids that the job of clusters wrote.
  ///   - probeCount: how many cells each paper is compared with; those that its neighbors are in do
  ///     so in turn.
  ///   - output: a folder; `graph` is below it.
  static func graph(
    of vectors: String, near cells: String, probeCount: Int, to output: String, neighborCount: Int,
    blockCount: Int, about: [String], filter: FilterCommand
  ) -> SparkJob {
    var job = SparkJob(about: about, blockCount: blockCount)
    let work = work(below: output)
    job.add(
      "the \(probeCount) nearest cells of each paper",
      view("vectors", scored(vectors)),
      view(
        "centroids",
        """
        SELECT CAST(cluster AS STRING) AS cluster, \(base64("centroid")) AS centroid
        FROM parquet.`\(cells)`
        """),
      kept(
        assigned(to: filter(.cells, k: probeCount), as: "version, id, cell, side"),
        in: "\(work)/cells", as: "cells"))
    job.add(
      "papers of near cells, compared",
      // Those of a cell with each other, then, under another name, with those that are near it.
      kept(
        compared(
          """
          SELECT v.*, c.cell AS low, high, c.side
          FROM cells c JOIN vectors v ON c.id = v.id
          LATERAL VIEW explode(IF(c.side = '0', array(c.cell, '-'), array('-'))) pairs AS high
          """, filter(.pairs, k: neighborCount)),
        in: "\(work)/lists", as: "lists"))
    job.addGraph(to: output, neighborCount, filter)
    let pairs = compared(
      """
      SELECT \(columns), 'sample' AS low, block AS high, 0 AS side
      FROM sampled LATERAL VIEW explode(sequence(0, \(blockCount - 1))) blocks AS block
      UNION ALL
      SELECT \(columns), 'sample', pmod(xxhash64(id), \(blockCount)), 1 FROM vectors
      """,
      // One more, since each is compared with itself.
      filter(.pairs, k: neighborCount + 1))
    job.add(
      "the same for a sample of \(sampleSize) papers, compared with all",
      view(
        "sampled", "SELECT * FROM vectors ORDER BY xxhash64(id, 1L), id LIMIT \(sampleSize)"),
      kept(
        nearest(
          of: "SELECT * FROM (\n\(pairs)\n) WHERE id IN (SELECT id FROM sampled)",
          filter(.nearest, k: neighborCount)),
        in: "\(work)/sample", as: "sample"),
      """
      SELECT concat('kindred: recall ', round(
          (SELECT COUNT(*) FROM sample s JOIN graph g ON s.id = g.id AND s.neighbor = g.neighbor)
          / (SELECT COUNT(*) FROM sample), 4),
        ' of the \(neighborCount) nearest of a sample, with ', round(SUM(pairs)
          / (SELECT COUNT(*) * (COUNT(*) - 1) / 2 FROM vectors), 4), ' of all pairs compared')
        AS recall
      FROM (
        SELECT COUNT_IF(side = '0') * ((COUNT_IF(side = '0') - 1) / 2 + COUNT_IF(side = '1'))
          AS pairs
        FROM cells GROUP BY cell
      )
      """)
    return job
  }

  /// Papers that recall is measured on.
  private static let sampleSize = 256

  private static let columns = "version, id, semantic_weight, terms, weights, vector"

  /// The lists of papers in pairs of blocks, which stand together, by pair, side and identifier.
  private static func compared(_ rows: String, _ filter: String) -> String {
    piped(
      "version, low, high, side, id, semantic_weight, terms, weights, vector", to: filter,
      as: "version, id, neighbors",
      from: "\(rows)\nDISTRIBUTE BY low, high SORT BY low, high, side, id")
  }

  /// Papers with what scores are made of.
  private static func scored(_ vectors: String) -> String {
    """
    SELECT '\(PartRow.version)' AS version, id, semantic_weight, terms,
      \(base64("weights")) AS weights, \(base64("vector")) AS vector
    FROM parquet.`\(vectors)`
    """
  }

  /// Lists of each paper, merged.
  private static func nearest(of lists: String, _ filter: String) -> String {
    """
    SELECT id, CAST(rank AS INT) AS rank, neighbor, CAST(similarity AS DOUBLE) AS similarity
    FROM (
    \(piped(
      "version, id, neighbors", to: filter, as: "version, id, rank, neighbor, similarity",
      from: "SELECT * FROM (\n\(lists)\n) DISTRIBUTE BY id SORT BY id"))
    )
    """
  }

  /// Merges lists to a graph.
  private mutating func addGraph(to output: String, _ neighborCount: Int, _ filter: FilterCommand) {
    add(
      "lists of each paper, merged",
      Self.kept(
        Self.nearest(of: "SELECT * FROM lists", filter(.nearest, k: neighborCount)),
        in: "\(output)/graph", as: "graph"),
      """
      SELECT concat('kindred: ', COUNT(*), ' neighbors of ', COUNT(DISTINCT id), ' papers') AS summary
      FROM graph
      """)
  }
}
