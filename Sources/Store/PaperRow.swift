// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import GRDB
internal import Papers

/// A paper as a row of the table `paper`.
struct PaperRow: Sendable {
  static let columns = "id, version, title, abstract, date, categories, url, checksum"

  let paper: Paper

  /// The checksum that the row holds.
  let checksum: Int64

  /// Whether the row's values are those that were written.
  var isIntact: Bool { checksum == paper.checksum }

  /// The paper of a row, or nil for a row whose values are of other kinds than the table's.
  init?(_ row: Row) {
    guard let id = row.text("id"), let title = row.text("title"),
      let abstract = row.text("abstract"), let categories = row.text("categories"),
      let list = try? JSONDecoder().decode([String].self, from: Data(categories.utf8)),
      let checksum = row.number("checksum")
    else { return nil }
    paper = Paper(
      id: PaperID(id), version: row.number("version").map(Int.init), title: title,
      abstract: abstract, date: row.text("date").flatMap(PaperDate.init), categories: list,
      url: row.text("url"))
    self.checksum = checksum
  }

  /// What is written of a paper, in the order of ``columns``.
  static func values(of paper: Paper) -> StatementArguments {
    [
      paper.id.description, paper.version, paper.title, paper.abstract, paper.date?.description,
      JSONList.text(paper.categories), paper.url, paper.checksum,
    ]
  }
}

extension Row {
  /// A column's text; nil for anything else, which a damaged file may hold.
  func text(_ column: String) -> String? { String.fromDatabaseValue(self[column]) }

  /// A column's whole number; nil for anything else.
  func number(_ column: String) -> Int64? { Int64.fromDatabaseValue(self[column]) }
}

/// A list of texts as JSON.
private enum JSONList {
  static func text(_ list: [String]) -> String {
    if list.isEmpty { return "[]" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return (try? encoder.encode(list)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
  }
}

extension Paper {
  /// A hash of everything that a library keeps of a paper, as SQLite stores it.
  var checksum: Int64 {
    var hash = TextHash()
    for part in [
      id.description, version.map(String.init), title, abstract, date?.description, url,
    ] + categories.map(Optional.some) {
      hash.add(part == nil ? 0 : 1)
      hash.add(part ?? "")
      hash.add(0xFF)
    }
    return Int64(bitPattern: hash.value)
  }
}
