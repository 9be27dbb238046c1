// SPDX-License-Identifier: Apache-2.0

internal import GRDB
internal import KindredPapers

/// A filter on the papers of a library.
///
/// Dates are found through an index; categories and sources are few texts, each of many papers, so
/// that each is looked at once. Titles and abstracts are read where the filter asks for words, and
/// only of papers that pass otherwise.
struct StoredFilter {
  let filter: PaperFilter
  let database: Database

  /// The numbers of the papers that pass, ascending.
  func numbers() throws -> [Int32] {
    if filter.looksAtTexts, filter.since == nil, filter.until == nil {
      return try numbersByTexts()
    }
    let passing = try numbersByAttributes()
    guard filter.looksAtTexts else { return passing }
    let papers = try PaperLookup(database)
    return try passing.filter { filter.passes(try papers[$0]) }
  }

  /// One after the other, where no date narrows them down.
  private func numbersByTexts() throws -> [Int32] {
    var passing: [Int32] = []
    let rows = try Row.fetchCursor(
      database, sql: "SELECT number, \(PaperRow.columns(database)) FROM paper ORDER BY number")
    while let row = try rows.next() {
      if filter.passes(try PaperRow.intact(row)) { passing.append(try PaperRow.number(row)) }
    }
    return passing
  }

  private func numbersByAttributes() throws -> [Int32] {
    var passing: [Int32] = []
    var dates = Memo { text in
      let date = text.flatMap(PaperDate.init)
      if date == nil, text != nil { throw StoredIndex.Damage(table: "paper") }
      return filter.passes(date: date)
    }
    var sources = Memo { filter.passes(source: $0) }
    var categories = Memo { text in
      guard let list = text.flatMap(JSONList.init) else {
        throw StoredIndex.Damage(table: "paper")
      }
      return filter.passes(categories: list.items)
    }
    for (condition, arguments) in conditions {
      let rows = try Row.fetchCursor(
        database, sql: "SELECT number, date, categories, source FROM paper" + condition,
        arguments: arguments)
      while let row = try rows.next() {
        guard let number = row.number(at: 0).flatMap(Int32.init(exactly:)) else {
          throw StoredIndex.Damage(table: "paper")
        }
        let passes = try dates[row.text(at: 1)]
        if try passes && categories[row.text(at: 2)] && sources[row.text(at: 3)] {
          passing.append(number)
        }
      }
    }
    return passing.sorted()
  }

  /// Conditions in SQL; what passes meets one of them.
  private var conditions: [(String, StatementArguments)] {
    if filter.since == nil, filter.until == nil { return [("", [])] }
    // Written in ISO 8601, dates order as texts; a month or a year stands before its days.
    let first = filter.since?.description ?? ""
    let last = (filter.until?.description ?? "9999") + "~"
    let vaguer = [4, 7].filter { $0 < first.utf8.count }.map { String(first.prefix($0)) }
    return [(" WHERE date >= ? AND date < ?", [first, last])]
      + vaguer.map { (" WHERE date = ?", [$0]) }
  }
}

/// What was found out about texts.
private struct Memo {
  private var known: [String?: Bool] = [:]
  private let find: (String?) throws -> Bool

  init(_ find: @escaping (String?) throws -> Bool) { self.find = find }

  subscript(text: String?) -> Bool {
    mutating get throws {
      if let value = known[text] { return value }
      let value = try find(text)
      known[text] = value
      return value
    }
  }
}
