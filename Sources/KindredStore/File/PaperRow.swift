// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import GRDB
internal import KindredKernels
internal import KindredPapers

/// A paper as a row of the table `paper`.
struct PaperRow: Sendable {
  /// The columns of the present format.
  static let columns = oldColumns + ", authors, journal, doi"

  /// The columns of formats before the fourth.
  private static let oldColumns =
    "id, version, title, abstract, date, categories, url, source, checksum"

  /// The columns that a file has, which may be of an older format.
  static func columns(_ database: Database) throws -> String {
    (try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0) < 4 ? oldColumns : columns
  }

  let paper: Paper

  /// The checksum that the row holds.
  let checksum: Int64

  /// Whether the row's values are those that were written.
  var isIntact: Bool { checksum == paper.checksum }

  /// The paper of a row.
  ///
  /// - Throws: ``StoredIndex/Damage`` where it is not as it was written.
  static func intact(_ row: Row) throws -> Paper {
    guard let row = PaperRow(row), row.isIntact else { throw StoredIndex.Damage(table: "paper") }
    return row.paper
  }

  /// The number of a row.
  ///
  /// - Throws: ``StoredIndex/Damage`` where it is none that a paper can have.
  static func number(_ row: Row) throws -> Int32 {
    guard let number = row.number("number").flatMap(Int32.init(exactly:)) else {
      throw StoredIndex.Damage(table: "paper")
    }
    return number
  }

  /// The paper of a row, or nil for a row whose values are of other kinds than the table's.
  init?(_ row: Row) {
    guard let id = row.text("id"), let title = row.text("title"),
      let abstract = row.text("abstract"), let categories = row.text("categories"),
      let list = JSONList(categories)?.items,
      let authors = JSONList(row.text("authors") ?? "[]")?.items,
      let checksum = row.number("checksum")
    else { return nil }
    let date = row.text("date")
    paper = Paper(
      id: PaperID(id), version: row.number("version").map(Int.init), title: title,
      authors: authors, abstract: abstract, date: date.flatMap(PaperDate.init),
      categories: list, journal: row.text("journal"), doi: row.text("doi"), url: row.text("url"),
      source: row.text("source"))
    self.checksum = checksum
    // What does not stay as it is was not written by us, whatever its checksum: an identifier in
    // another composition of letters, control characters, runs of spaces.
    guard paper.id.description.utf8.elementsEqual(id.utf8), paper.title == title,
      paper.abstract == abstract, paper.authors == authors, paper.categories == list,
      paper.date?.description == date, paper.journal == row.text("journal"),
      paper.url == row.text("url"),
      paper.doi == row.text("doi") || paper.id.description == paper.doi
    else { return nil }
  }

  /// A mark for each of ``values(of:checksum:batch:)``.
  static let placeholders = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"

  /// What is written of a paper, in the order of ``columns``, and the batch that it came in.
  static func values(of paper: Paper, checksum: Int64, batch: Int) -> StatementArguments {
    [
      paper.id.description, paper.version, paper.title, paper.abstract, paper.date?.description,
      JSONList(paper.categories).text, paper.url, paper.source, checksum,
      paper.authors.isEmpty ? nil : JSONList(paper.authors).text, paper.journal, paper.doi, batch,
    ]
  }
}

extension Paper {
  /// A hash of everything that a library keeps of a paper, as SQLite stores it.
  var checksum: Int64 {
    var hash = TextHash()
    func add(_ part: String?) {
      hash.add(part == nil ? 0 : 1)
      if let part { hash.add(part) }
      hash.add(0xFF)
    }
    add(id.description)
    add(version.map(String.init))
    add(title)
    add(abstract)
    add(date?.description)
    add(url)
    for category in categories { add(category) }
    // Papers of the first format have no source, and the checksum that they had.
    if let source { hash.add(source) }
    // Nor have those of formats before the fourth what follows; no text has bytes like its marks.
    func addTagged(_ tag: Character, _ parts: [String]) {
      if parts.isEmpty { return }
      hash.add(0xFE)
      hash.add(String(tag))
      for part in parts {
        hash.add(part)
        hash.add(0xFF)
      }
    }
    addTagged("a", authors)
    addTagged("j", [journal].compactMap { $0 })
    addTagged("d", [doi].compactMap { $0 }.filter { $0 != id.description })
    return Int64(bitPattern: hash.value)
  }
}
