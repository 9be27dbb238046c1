// SPDX-License-Identifier: Apache-2.0

internal import KindredPartitions

extension SparkJob {
  /// Where rows come from.
  enum Input: Equatable {
    /// Lines of JSON, in any layout that Kindred reads.
    case lines(String)
    /// Columns with the names that Kindred knows.
    case parquet(String)

    /// A place for each row, by which mentions keep their order, and the row as a line of JSON.
    fileprivate var query: String {
      let place = """
        concat_ws('/', _metadata.file_name, lpad(_metadata.file_block_start, 20, '0'),
            lpad(monotonically_increasing_id(), 20, '0')) AS place
        """
      return switch self {
      case .lines(let uri): "SELECT \(place), value AS line FROM text.`\(uri)`"
      case .parquet(let uri): "SELECT \(place), to_json(struct(*)) AS line FROM parquet.`\(uri)`"
      }
    }
  }

  /// The job that makes the rows of papers that scores come from.
  ///
  /// - Parameters:
  ///   - output: a folder; `vectors`, `terms` and `issues` are below it.
  ///   - filter: gives the command of a filter.
  static func vectors(
    of input: Input, to output: String, blockCount: Int, about: [String],
    filter: FilterCommand
  ) -> SparkJob {
    var job = SparkJob(about: about, blockCount: blockCount)
    let work = work(below: output)
    job.add(
      "papers of the input",
      view("input", input.query),
      kept(
        piped(
          "place, line", to: filter(.papers),
          as: "version, kind, family, place, id, revision, date, title, abstract, url",
          from: "SELECT place, line FROM input"),
        in: "\(work)/papers", as: "papers"),
      """
      INSERT OVERWRITE DIRECTORY '\(output)/issues' USING json
      SELECT place, title AS message FROM papers WHERE kind = 'issue'
      """)
    job.add(
      "terms of each block of papers",
      kept(
        piped(
          "version, block, family, place, id, revision, date, title, abstract, url",
          to: filter(.counts), as: "version, kind, block, key, value, title, words",
          from: """
            SELECT version, pmod(xxhash64(family), \(blockCount)) AS block,
              family, place, id, revision, date, title, abstract, url
            FROM papers WHERE kind = 'paper'
            DISTRIBUTE BY block SORT BY block, family, place
            """),
        in: "\(work)/counts", as: "counts"))
    job.add(
      "how many papers hold each term",
      kept(
        """
        SELECT key AS term, SUM(CAST(value AS BIGINT)) AS document_frequency
        FROM counts WHERE kind = 'term' GROUP BY key
        """, in: "\(output)/terms", as: "terms"))
    let columns = "version, block, rank, key, value, extra, words"
    let sorted = "DISTRIBUTE BY block SORT BY block, rank, key"
    job.add(
      "what papers have in common",
      kept(
        piped(
          columns, to: filter(.backgroundSums), as: "version, papers, known, sums",
          from: "SELECT * FROM (\n\(blockRows())\n) \(sorted)"),
        in: "\(work)/sums", as: "sums"),
      kept(
        piped(
          "version, papers, known, sums", to: filter(.mean), as: "version, mean",
          from: "SELECT * FROM sums DISTRIBUTE BY 1"),
        in: "\(work)/mean", as: "mean"))
    let refined = DirectionsPart.refinedCounts
    job.add(
      "directions of the terms of an archive of up to \(refined.upperBound) papers",
      kept(
        piped(
          columns, to: filter(.directions), as: "version, term, direction",
          from: """
            SELECT \(columns) FROM (
            \(blockRows())
            ) CROSS JOIN (SELECT COUNT(*) AS paper_count FROM counts WHERE kind = 'paper')
            WHERE paper_count BETWEEN \(refined.lowerBound) AND \(refined.upperBound)
            DISTRIBUTE BY 1 SORT BY block, rank, key
            """),
        in: "\(work)/directions", as: "directions"))
    job.add(
      "rows of the papers",
      kept(
        """
        SELECT id, title, terms, unbase64(weights) AS weights, unbase64(vector) AS vector,
          CAST(semantic_weight AS DOUBLE) AS semantic_weight
        FROM (
        \(piped(
          columns, to: filter(.vectors),
          as: "version, id, title, terms, weights, vector, semantic_weight",
          from: "SELECT * FROM (\n\(blockRows(isWhole: true))\n) \(sorted)"))
        )
        """, in: "\(output)/vectors", as: "vectors"),
      """
      SELECT concat('kindred: ', (SELECT COUNT(*) FROM papers WHERE kind = 'paper'), ' mentions of ',
        (SELECT COUNT(*) FROM vectors), ' papers with ', (SELECT COUNT(*) FROM terms), ' terms; ',
        (SELECT COUNT(*) FROM papers WHERE kind = 'issue'), ' issues') AS summary
      """)
    return job
  }

  /// Blocks of counted papers: what concerns all papers, terms with the number of all papers that
  /// hold them, papers; with the mean and the directions where they are there.
  private static func blockRows(isWhole: Bool = false) -> String {
    let mean = isWhole ? "(SELECT mean FROM mean)" : "''"
    let direction = isWhole ? "coalesce(d.direction, '')" : "''"
    let directions = isWhole ? "\n  LEFT JOIN directions d ON c.key = d.term" : ""
    return """
        SELECT version, block, '0' AS rank, CAST(COUNT_IF(kind = 'term') AS STRING) AS key,
          (SELECT CAST(COUNT(*) AS STRING) FROM counts WHERE kind = 'paper') AS value,
          \(mean) AS extra, '' AS words
        FROM counts GROUP BY version, block
        UNION ALL
        SELECT c.version, c.block, '1', c.key, CAST(t.document_frequency AS STRING), \(direction), ''
        FROM counts c JOIN terms t ON c.key = t.term\(directions)
        WHERE c.kind = 'term'
        UNION ALL
        SELECT version, block, '2', key, value, title, words FROM counts WHERE kind = 'paper'
      """
  }
}
