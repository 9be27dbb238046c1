// SPDX-License-Identifier: Apache-2.0

internal import KindredPartitions

extension SparkJob {
  /// The job that groups papers by spherical k-means on their semantic rows.
  ///
  /// - Parameters:
  ///   - vectors: a folder that the job of vectors wrote.
  ///   - output: a folder; `clusters` and `centroids` are below it.
  ///   - passCount: how often centroids move.
  static func clusters(
    of vectors: String, to output: String, clusterCount: Int, passCount: Int, seed: UInt64,
    blockCount: Int, about: [String], filter: FilterCommand
  ) -> SparkJob {
    var job = SparkJob(about: about, blockCount: blockCount)
    let work = work(below: output)
    let sampleSize = SeedsPart.sampleSize(clusterCount: clusterCount)
    let names = "version, cluster, papers, length, centroid"
    job.add(
      "first centroids, from a sample of \(sampleSize) papers",
      view(
        "vectors",
        """
        SELECT '\(PartRow.version)' AS version, id, \(base64("vector")) AS vector
        FROM parquet.`\(vectors)`
        """),
      kept(
        piped(
          "version, id, vector", to: filter(.seeds, k: clusterCount), as: names,
          from: """
            SELECT * FROM (
              SELECT * FROM vectors ORDER BY xxhash64(id, \(seed)L), id LIMIT \(sampleSize)
            ) DISTRIBUTE BY 1 SORT BY id
            """),
        in: "\(work)/centroids-0", as: "centroids"))
    for pass in 1...passCount {
      job.add(
        "pass \(pass) of \(passCount)",
        kept(
          piped(
            "version, cluster, papers, sums, centroid", to: filter(.centroids), as: names,
            from: """
              SELECT * FROM (
              \(assigned(to: filter(.sums), as: "version, cluster, papers, sums, centroid"))
                UNION ALL
                SELECT version, cluster, '0', '', centroid FROM centroids
              ) DISTRIBUTE BY cluster SORT BY cluster
              """),
          in: "\(work)/centroids-\(pass)", as: "centroids"),
        """
        SELECT concat('kindred: pass \(pass): inertia ',
          SUM(CAST(papers AS DOUBLE)) - SUM(CAST(length AS DOUBLE))) AS inertia
        FROM centroids
        """)
    }
    job.add(
      "clusters of the papers",
      """
      INSERT OVERWRITE DIRECTORY '\(output)/centroids' USING parquet
      SELECT CAST(cluster AS INT) AS cluster, CAST(papers AS BIGINT) AS papers,
        unbase64(centroid) AS centroid FROM centroids
      """,
      kept(
        """
        SELECT id, CAST(cluster AS INT) AS cluster, CAST(similarity AS DOUBLE) AS similarity
        FROM (
        \(assigned(to: filter(.assignments), as: "version, id, cluster, similarity"))
        )
        """, in: "\(output)/clusters", as: "clusters"),
      """
      SELECT concat('kindred: ', COUNT(*), ' papers in ', COUNT(DISTINCT cluster), ' clusters')
        AS summary FROM clusters
      """)
    return job
  }

  /// A query that pipes papers to a filter that knows the centroids, which stand in the first row
  /// of each partition: the lower 33 bits of the number of a row count within its partition.
  static func assigned(to filter: String, as names: String) -> String {
    piped(
      "version, centroids, id, vector", to: filter, as: names,
      from: """
        SELECT version, id, vector,
          IF(monotonically_increasing_id() & 8589934591 = 0, (
            SELECT array_join(transform(array_sort(collect_list(
              struct(CAST(cluster AS INT) AS cluster, centroid))), c -> c.centroid), ',')
            FROM centroids), '') AS centroids
        FROM vectors
        """)
  }
}
