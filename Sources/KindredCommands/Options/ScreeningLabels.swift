// SPDX-License-Identifier: Apache-2.0

internal import KindredPapers

/// What was found of papers that are screened: a line a paper, its identifier and a label with a
/// tab, a comma, a semicolon or spaces between.
struct ScreeningLabels {
  /// Papers that are relevant, in the order of the file.
  private(set) var relevant: [PaperID] = []

  /// Papers that are not.
  private(set) var irrelevant: [PaperID] = []

  private static let meanings: [String: Bool] = [
    "1": true, "yes": true, "y": true, "true": true, "relevant": true, "included": true,
    "include": true, "in": true, "+": true,
    "0": false, "no": false, "n": false, "false": false, "irrelevant": false, "excluded": false,
    "exclude": false, "out": false, "-": false,
  ]

  /// The labels of a file; of a paper that stands there twice the last one counts, lines after #
  /// are for people, and the first line may name the columns.
  ///
  /// - Throws: ``PapersError/strict(_:)`` with the first line that is no label.
  init(parsing text: String, source: String) throws {
    var labels: [PaperID: Bool] = [:]
    var order: [PaperID] = []
    var isFirst = true
    for (index, line) in text.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).enumerated() {
      let fields = line.split { $0.isWhitespace || $0 == "," || $0 == ";" || $0 == "\u{FEFF}" }
        .map { $0.filter { $0 != "\"" } }
      guard let first = fields.first, !first.hasPrefix("#") else { continue }
      defer { isFirst = false }
      guard fields.count == 2, let label = Self.meanings[fields[1].lowercased()] else {
        if isFirst, fields.count == 2, fields[0].lowercased().hasSuffix("id") { continue }
        throw PapersError.strict(
          ReadingIssue(
            source: source, line: index + 1,
            message: "not an identifier and 1 or 0 (or relevant or irrelevant)"))
      }
      let id = PaperReference(fields[0])?.id ?? PaperID(fields[0])
      if labels.updateValue(label, forKey: id) == nil { order.append(id) }
    }
    relevant = order.filter { labels[$0] == true }
    irrelevant = order.filter { labels[$0] == false }
  }
}
