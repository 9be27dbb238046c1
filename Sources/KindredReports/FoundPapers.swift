// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine
internal import KindredPapers

/// Found papers and their reasons, as JSON has them.
package struct FoundPaperDocument: Encodable {
  struct ReasonDocument: Encodable {
    let term: String
    let share: Double
  }

  let rank: Int
  let id: String
  let title: String
  let date: String?
  let url: String?
  let similarity: Double
  let reasons: [ReasonDocument]

  /// Liked papers that it is like, where there are such.
  let near: [String]?

  private enum CodingKeys: String, CodingKey {
    case rank, id, title, date, url, similarity, reasons, near
  }

  init(_ found: FoundPaper, rank: Int, near: [Paper]?) {
    self.rank = rank
    id = found.paper.id.description
    title = found.paper.title
    date = found.paper.date?.description
    url = found.paper.url
    similarity = found.similarity.rounded6
    reasons = found.reasons.map { ReasonDocument(term: $0.term, share: $0.share.rounded6) }
    self.near = near?.map { $0.id.description }
  }

  /// Absent values are written as null: every result has every field that its question has.
  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(rank, forKey: .rank)
    try fields.encode(id, forKey: .id)
    try fields.encode(title, forKey: .title)
    try fields.encode(date, forKey: .date)
    try fields.encode(url, forKey: .url)
    try fields.encode(similarity, forKey: .similarity)
    try fields.encode(reasons, forKey: .reasons)
    try fields.encodeIfPresent(near, forKey: .near)
  }
}

/// The part that reports of found papers have in common.
struct FoundPapers {
  let heading: String
  let papers: [FoundPaper]
  /// Whether text lists every reason with its share.
  let explains: Bool

  /// For each paper the liked ones that it is like, or nil where no papers are liked.
  var near: [[Paper]]?

  /// Whether text tells them.
  var namesNear = true

  /// The first rank of a paper that is doubtful.
  var doubtfulFrom: Int?

  /// Reasons that text gives without being asked.
  private static let briefReasonCount = 5

  /// The place, from 0, of the first paper that is shown; those before it have been seen.
  var first = 0

  /// The papers that are shown, with their places.
  private var shown: [(place: Int, found: FoundPaper)] {
    papers.enumerated().dropFirst(first).map { ($0, $1) }
  }

  var documents: [FoundPaperDocument] {
    shown.map { FoundPaperDocument($1, rank: $0 + 1, near: near?[$0]) }
  }

  var table: Table {
    Table(
      [
        .number("rank"), .number("similarity"), .text("id"), .text("date"), .prose("title"),
        .text("url"), .prose("reasons"),
      ] + (near == nil ? [] : [.text("near")]),
      rows: shown.map { index, found in
        [
          String(index + 1), String(found.similarity.rounded6), found.paper.id.description,
          found.paper.date?.description ?? "", found.paper.title, found.paper.url ?? "",
          brief(found),
        ] + (near.map { [$0[index].map(\.id.description).joined(separator: " ")] } ?? [])
      })
  }

  func text(width: Int) -> String {
    let width = max(40, width)
    let idWidth = papers.map { $0.paper.id.description.displayWidth }.max() ?? 0
    var text = heading.isEmpty ? "" : heading.fitted(to: width) + "\n"
    for (index, found) in shown {
      if index + 1 == doubtfulFrom { text += "from here on little nearer than any other\n" }
      let rank = String(index + 1)
      let id = found.paper.id.description
      let start =
        String(repeating: " ", count: max(0, 3 - rank.count)) + rank + "  "
        + found.similarity.fixed(3) + "  " + id
        + String(repeating: " ", count: idWidth - id.displayWidth) + "  "
      text += start + found.paper.title.fitted(to: max(8, width - start.displayWidth)) + "\n"
      let indent = String(repeating: " ", count: 12)
      if explains {
        for line in full(found).wrapped(to: width - indent.count) { text += indent + line + "\n" }
      } else {
        text += indent + brief(found).fitted(to: width - indent.count) + "\n"
      }
      if let near = near?[index], !near.isEmpty, namesNear {
        let names = near.map { "\($0.id) \($0.title)" }.joined(separator: "; ")
        text += indent + "like \(names)".fitted(to: width - indent.count) + "\n"
      }
    }
    return text
  }

  /// The strongest reasons as percentages of the similarity; none for a paper that is unlike.
  private func brief(_ found: FoundPaper) -> String {
    found.similarity <= 0
      ? ""
      : found.reasons.prefix(Self.briefReasonCount).map { reason in
        "\(reason.term) \((100 * reason.share / found.similarity).fixed(0))%"
      }.joined(separator: ", ")
  }

  /// All reasons, whose shares add up to the similarity.
  private func full(_ found: FoundPaper) -> String {
    found.reasons.map { "\($0.term) \($0.share.fixed(4))" }.joined(separator: " + ")
      + " = \(found.similarity.fixed(4))"
  }
}
