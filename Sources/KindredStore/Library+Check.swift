// SPDX-License-Identifier: Apache-2.0

internal import GRDB
internal import KindredEngine
internal import KindredTextFeatures

extension Library {
  /// Problems of one kind that are told.
  private static let mostTold = 20

  /// Verifies everything: SQLite's own structure, references, every paper's checksum, that there
  /// are as many papers as the last batch left, and that what is made from papers is of these
  /// papers and as it was written. Nothing is changed. O(bytes).
  public func check() throws(LibraryError) -> LibraryCheck {
    var problems: [String] = []
    var indexProblems: [String] = []
    var isComplete = true
    var paperCount = 0
    do {
      try read { database in
        problems += try Self.structure(database)
        let found = try Self.papers(database)
        paperCount = found.count
        problems += found.problems
        // Where papers are damaged, what is made from them has to be made anew anyway.
        if problems.isEmpty {
          (indexProblems, isComplete) = try Self.index(database, paperCount: paperCount)
        }
      }
    } catch {
      problems.append("not all of it can be read: \(error)")
    }
    let remedy: LibraryRemedy? =
      if !problems.isEmpty {
        .recover
      } else if !indexProblems.isEmpty {
        .relearn
      } else {
        isComplete ? nil : .learn
      }
    return LibraryCheck(
      paperCount: paperCount, problems: problems + indexProblems, remedy: remedy)
  }

  /// Problems of what is made from papers, and whether all of it is there: a writer that was killed
  /// may not have come to it.
  private static func index(
    _ database: Database, paperCount: Int
  ) throws -> (problems: [String], isComplete: Bool) {
    for (table, columns) in StoredIndex.blobs {
      let rows = try Row.fetchCursor(
        database, sql: "SELECT \(columns.joined(separator: ", ")), checksum FROM \(table)")
      while let row = try rows.next() {
        let blobs = columns.compactMap(row.bytes)
        if blobs.count < columns.count || StoredIndex.checksum(blobs) != row.number("checksum") {
          return (["what is kept of \(table) is not as it was written"], true)
        }
      }
    }
    do {
      let statistics = try StoredIndex.statistics(database)
      if statistics.documentCount > paperCount {
        return (["more papers are counted than there are"], true)
      }
      if statistics.documentCount < paperCount { return ([], false) }
      let problems = try counts(database, statistics)
      guard let basis = try StoredIndex.basis(database) else { return (problems, paperCount == 0) }
      let segments = SegmentReader(
        database: database, termCount: statistics.termCount, columnCount: basis.dimension)
      let areComplete = try segments.areComplete
      // Every value is looked at where it is read.
      try segments.forEach { _ = try $0() }
      return (problems, areComplete)
    } catch let damage as StoredIndex.Damage {
      return (["what is kept of \(damage.table) does not fit"], true)
    }
  }

  /// Whether every paper is counted once, and terms are in as many papers as it says.
  private static func counts(
    _ database: Database, _ expected: TermStatistics
  ) throws -> [String] {
    var missing = Set(try Int32.fetchAll(database, sql: "SELECT number FROM paper"))
    let segments = try StoredIndex.segments(database, termCount: expected.termCount)
    var counted: [(counts: CountRows, row: Int)] = []
    for segment in segments {
      for (row, paper) in segment.papers.enumerated() where paper != 0 {
        guard missing.remove(paper) != nil else {
          return ["a paper is counted that is not there, or twice"]
        }
        counted.append((segment.counts, row))
      }
    }
    if !missing.isEmpty { return ["\(missing.count) papers are not counted"] }
    let lists = try StoredIndex.terms(database, termCount: expected.termCount)
    if TermNumbers(lists, expected) == nil { return ["terms are not numbered one after the other"] }
    return TermStatistics(of: counted, termCount: expected.termCount) == expected
      ? [] : ["terms are in more or fewer papers than is kept"]
  }

  private static func structure(_ database: Database) throws -> [String] {
    let integrity = try String.fetchAll(database, sql: "PRAGMA integrity_check(\(mostTold))")
    let references = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").prefix(mostTold)
    return integrity.filter { $0 != "ok" }.map { "SQLite: \($0)" }
      + references.map { "a row of \($0.text("table") ?? "a table") refers to nothing" }
  }

  private static func papers(_ database: Database) throws -> (count: Int, problems: [String]) {
    var count = 0
    var damaged: [String] = []
    let rows = try Row.fetchCursor(
      database, sql: "SELECT \(PaperRow.columns(database)) FROM paper")
    while let row = try rows.next() {
      count += 1
      if let paper = PaperRow(row), paper.isIntact { continue }
      damaged.append(row.text("id") ?? "in row \(count)")
    }
    var problems = damaged.prefix(mostTold).map { "the paper \($0) is not as it was written" }
    if damaged.count > mostTold { problems.append("and \(damaged.count - mostTold) more papers") }
    let expected = try Self.paperCount(database)
    if count != expected {
      problems.append("it holds \(count) papers, and the last batch left \(expected)")
    }
    return (count, problems)
  }
}
