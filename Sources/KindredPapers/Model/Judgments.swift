// SPDX-License-Identifier: Apache-2.0

/// Which papers people found relevant to a query, and how much.
///
/// Read from lines of three columns, query, paper and grade, or of TREC's four, with an iteration
/// between query and paper that means nothing; separated by tabs or spaces.
public struct Judgments: Equatable, Sendable {
  /// For each query, by its name, the grade of each judged paper; above 0 is relevant.
  public var grades: [String: [PaperID: Double]] = [:]

  /// No judgments.
  public init() {}

  /// The judgments in a text; a pair that stands there twice has its last grade. O(bytes).
  ///
  /// - Parameter source: what to call the text in messages.
  /// - Throws: ``PapersError/strict(_:)`` with the first line that is no judgment.
  public init(parsing text: String, source: String) throws {
    for (index, line) in text.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).enumerated() {
      let fields = line.split(whereSeparator: \.isWhitespace)
      if fields.isEmpty { continue }
      guard fields.count == 3 || fields.count == 4, let grade = Double(fields[fields.count - 1]),
        abs(grade) <= 1_000_000
      else {
        throw PapersError.strict(
          ReadingIssue(
            source: source, line: index + 1,
            message: "not a judgment, which is query, paper and grade with spaces between"))
      }
      let name = String(fields[fields.count - 2])
      grades[String(fields[0]), default: [:]][PaperReference(name)?.id ?? PaperID(name)] = grade
    }
  }
}
