// SPDX-License-Identifier: Apache-2.0

internal import GRDB
package import KindredPapers

extension Library: PaperCollection {
  /// Some papers that pass a filter, by their places in an order, and how many pass. Texts are read
  /// of these alone. O(n).
  package func list(
    passing filter: PaperFilter, order: PaperOrder, places: Range<Int>
  ) throws(LibraryError) -> (papers: [Paper], total: Int) {
    try read { database in
      let passing =
        filter.isOpen ? nil : Set(try StoredFilter(filter: filter, database: database).numbers())
      let papers = try PaperLookup(database)
      var listed: [Paper] = []
      var place = 0
      let rows = try Row.fetchCursor(
        database, sql: "SELECT number FROM paper ORDER BY " + order.terms)
      while listed.count < places.count, let row = try rows.next() {
        let number = try PaperRow.number(row)
        guard passing?.contains(number) ?? true else { continue }
        if place >= places.lowerBound { listed.append(try papers[number]) }
        place += 1
      }
      return (listed, try passing?.count ?? Self.paperCount(database))
    }
  }

  /// When papers were last added or removed, in ISO 8601, or nil for a library without any.
  package func lastChange() throws(LibraryError) -> String? {
    try read { database in
      try Row.fetchOne(database, sql: "SELECT finished FROM batch ORDER BY number DESC LIMIT 1")?
        .text("finished")
    }
  }
}

extension PaperOrder {
  /// The order in SQL.
  fileprivate var terms: String {
    switch self {
    case .newest: "date DESC, id"
    case .oldest: "date IS NULL, date, id"
    case .added: "number DESC"
    }
  }
}
