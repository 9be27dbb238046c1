// SPDX-License-Identifier: Apache-2.0

/// A job as Apache Spark's SQL shell runs it: statements, in steps.
///
/// The engine reads, cuts, moves, sorts and retries; what is done with rows is done by
/// `kindred part`, to which it pipes them.
struct SparkJob {
  /// Some statements, and what they do.
  struct Step {
    let title: String
    let statements: [String]
  }

  /// What stands at the top.
  let about: [String]
  let blockCount: Int
  var steps: [Step] = []

  /// How rows are written to a program and read from it, both of which have to be said.
  private static let rowFormat =
    #"ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t' LINES TERMINATED BY '\n'"#

  /// The whole text.
  var text: String {
    let comments = about.map { "-- \($0)" }.joined(separator: "\n")
    let settings = """
      -- A partition holds whole blocks; what is written in each is read again as it was.
      SET spark.sql.shuffle.partitions=\(blockCount);
      SET spark.sql.adaptive.coalescePartitions.enabled=false;
      """
    let parts = steps.enumerated().map { index, step in
      """
      -- \(step.title)
      SELECT 'kindred: step \(index + 1) of \(steps.count): \(step.title)' AS step;

      """ + step.statements.map { $0 + ";" }.joined(separator: "\n\n")
    }
    return ([comments, settings] + parts).joined(separator: "\n\n") + "\n"
  }

  mutating func add(_ title: String, _ statements: String...) {
    steps.append(Step(title: title, statements: statements))
  }

  /// A query that pipes the rows of another to a filter.
  ///
  /// - Parameters:
  ///   - columns: of `rows`, in the order of the filter's fields.
  ///   - filter: the command.
  ///   - names: the columns of what comes back.
  static func piped(
    _ columns: String, to filter: String, as names: String, from rows: String
  ) -> String {
    let typed = names.split(separator: ",").map { $0.trimmed + " STRING" }.joined(separator: ", ")
    return """
      SELECT TRANSFORM(\(columns))
        \(rowFormat)
        USING '\(filter)'
        AS (\(typed))
        \(rowFormat)
      FROM (
      \(rows.indented)
      )
      """
  }

  /// The Base64 of a column, without the line ends that Spark puts into it.
  static func base64(_ column: String) -> String {
    #"translate(base64(\#(column)), '\r\n', '')"#
  }

  /// Where a job keeps what is between its steps.
  static func work(below output: String) -> String { "\(output)/work" }

  /// A statement that keeps the rows of a query in a folder, and one that gives them a name.
  static func kept(_ rows: String, in folder: String, as name: String? = nil) -> String {
    let insert = "INSERT OVERWRITE DIRECTORY '\(folder)' USING parquet\n\(rows)"
    guard let name else { return insert }
    return insert + ";\n\n" + view(name, "SELECT * FROM parquet.`\(folder)`")
  }

  /// A statement that gives the rows of a query a name.
  static func view(_ name: String, _ rows: String) -> String {
    "CREATE OR REPLACE TEMPORARY VIEW \(name) AS\n\(rows)"
  }
}

extension String {
  /// Each line two columns further.
  fileprivate var indented: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
      .joined(separator: "\n")
  }
}

extension Substring {
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
