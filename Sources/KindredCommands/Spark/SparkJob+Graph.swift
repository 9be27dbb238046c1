// SPDX-License-Identifier: Apache-2.0

internal import KindredPartitions

extension SparkJob {
  /// The job that finds the nearest papers of every paper, all pairs compared.
  ///
  /// - Parameters:
  ///   - vectors: a folder that the job of vectors wrote.
  ///   - output: a folder; `graph` is below it.
  static func graph(
    of vectors: String, to output: String, blockCount: Int, about: [String],
    filter: (PartCommand.Filter) -> String
  ) -> SparkJob {
    var job = SparkJob(about: about, blockCount: blockCount)
    job.add(
      "papers of each pair of blocks, compared",
      view(
        "vectors",
        """
        SELECT '\(PartRow.version)' AS version, pmod(xxhash64(id), \(blockCount)) AS block,
          id, semantic_weight, terms, \(base64("weights")) AS weights,
          \(base64("vector")) AS vector
        FROM parquet.`\(vectors)`
        """),
      kept(
        piped(
          "version, low, high, side, id, semantic_weight, terms, weights, vector",
          to: filter(.pairs), as: "version, id, neighbors",
          from: """
            SELECT version, least(block, other) AS low, greatest(block, other) AS high,
              IF(block > other, 1, 0) AS side, id, semantic_weight, terms, weights, vector
            FROM vectors LATERAL VIEW explode(sequence(0, \(blockCount - 1))) others AS other
            DISTRIBUTE BY low, high SORT BY low, high, side, id
            """),
        in: "\(output)/work/lists", as: "lists"))
    job.add(
      "lists of each paper, merged",
      kept(
        """
        SELECT id, CAST(rank AS INT) AS rank, neighbor, CAST(similarity AS DOUBLE) AS similarity
        FROM (
        \(piped(
          "version, id, neighbors", to: filter(.nearest),
          as: "version, id, rank, neighbor, similarity",
          from: "SELECT * FROM lists DISTRIBUTE BY id SORT BY id"))
        )
        """, in: "\(output)/graph", as: "graph"),
      """
      SELECT concat('kindred: ', COUNT(*), ' neighbors of ', COUNT(DISTINCT id), ' papers') AS summary
      FROM graph
      """)
    return job
  }
}
