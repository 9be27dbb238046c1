// SPDX-License-Identifier: Apache-2.0

public import Engine
internal import GRDB
internal import Kernels
public import Papers
internal import TextFeatures

/// Questions that a library answers from what it has counted, without reading its texts.
///
/// Each gives what ``Engine/Engine`` gives for the library's papers, or nil where that has to be asked: for
/// other options than those the library was made with, a filter that looks at texts, a library whose index is not complete, or a paper
/// that is not named clearly.
extension Library {
  /// As ``Engine/Engine/related(to:avoiding:count:among:)``. O(nonzeros of all papers).
  public func related(
    to queries: [String], avoiding avoided: [String], count: Int, among filter: PaperFilter,
    _ options: EngineOptions
  ) throws -> RelatedPapers? {
    try answering(options, filter) { database, papers in
      guard let wanted = try Self.numbers(of: queries, database),
        let unwanted = try Self.numbers(of: avoided, database)
      else { return nil }
      return try papers.related(to: wanted, avoiding: unwanted, count: count, among: filter)
    }
  }

  /// As ``Engine/Engine/search(_:count:among:)-(String,_,_)``. O(nonzeros of all papers).
  public func search(
    _ text: String, count: Int, among filter: PaperFilter, _ options: EngineOptions
  ) throws -> SearchResult? {
    try answering(options, filter) { database, papers in
      let lists = try StoredIndex.terms(database, termCount: papers.termCount)
      let number = { (term: String) in
        lists.lazy.compactMap { $0.number(of: term.utf8) }.first
      }
      return try papers.search(text, count: count, among: filter, number: number)
    }
  }

  private func answering<Answer>(
    _ options: EngineOptions, _ filter: PaperFilter,
    _ body: (Database, IndexedPapers) throws -> Answer?
  ) throws -> Answer? {
    guard IndexBasis.suits(options), !filter.looksAtTexts else { return nil }
    // Errors of the engine pass through as they are.
    var answer: Answer?
    var problem: EngineError?
    try read { database in
      do {
        guard let papers = try Self.index(database, threadCount: options.threadCount) else {
          return
        }
        answer = try body(database, papers)
      } catch let error as EngineError {
        problem = error
      }
    }
    if let problem { throw problem }
    return answer
  }

  /// What is counted, or nil where it is not complete.
  private static func index(
    _ database: Database, threadCount: Int
  ) throws -> IndexedPapers? {
    let frequencies = try StoredIndex.frequencies(database)
    let paperCount = try Self.paperCount(database)
    guard frequencies.paperCount == paperCount, let basis = try StoredIndex.basis(database),
      basis.documentFrequencies.count <= frequencies.frequencies.count
    else { return nil }
    let segments = SegmentReader(
      database: database, termCount: frequencies.frequencies.count, columnCount: basis.dimension)
    guard try segments.areComplete else { return nil }
    return IndexedPapers(
      basis: basis, documentFrequencies: frequencies.frequencies,
      documentCount: frequencies.paperCount, tokenCount: frequencies.tokenCount,
      threadCount: threadCount,
      IndexedPapers.Lender(
        forEachSegment: segments.forEach, rows: segments.rows,
        passing: { try passing($0, database) },
        terms: { try terms($0, of: frequencies.frequencies.count, database) },
        papers: { try papers($0, database) }))
  }

  /// The papers that pass a filter, by what it looks at: few texts, each of many papers, so that each is
  /// looked at once.
  private static func passing(_ filter: PaperFilter, _ database: Database) throws -> Set<Int32> {
    var passing: Set<Int32> = []
    var dates = Memo { filter.passes(date: $0.flatMap(PaperDate.init)) }
    var sources = Memo { filter.passes(source: $0) }
    var categories = Memo { text in
      guard let list = text.flatMap(JSONList.init) else {
        throw StoredIndex.Damage(table: "paper")
      }
      return filter.passes(categories: list.items)
    }
    let rows = try Row.fetchCursor(
      database, sql: "SELECT number, date, categories, source FROM paper")
    while let row = try rows.next() {
      guard let number = row.number(at: 0).flatMap(Int32.init(exactly:)) else {
        throw StoredIndex.Damage(table: "paper")
      }
      let passes = try dates[row.text(at: 1)]
      if try passes && categories[row.text(at: 2)] && sources[row.text(at: 3)] {
        passing.insert(number)
      }
    }
    return passing
  }

  private static func terms(
    _ numbers: [Int], of termCount: Int, _ database: Database
  ) throws -> [String] {
    let lists = try StoredIndex.terms(database, termCount: termCount)
    return try numbers.map { number in
      guard let list = lists.first(where: { $0.numbers.contains(number) }) else {
        throw StoredIndex.Damage(table: "term")
      }
      return String(decoding: list.bytes(number), as: UTF8.self)
    }
  }

  private static func papers(_ numbers: [Int32], _ database: Database) throws -> [Paper] {
    let find = try database.cachedStatement(
      sql: "SELECT \(PaperRow.columns(database)) FROM paper WHERE number = ?")
    return try numbers.map { number in
      guard let row = try Row.fetchOne(find, arguments: [number]), let paper = PaperRow(row),
        paper.isIntact
      else { throw StoredIndex.Damage(table: "paper") }
      return paper.paper
    }
  }

  /// The numbers of papers, each once; nil where one is not named by its identifier or by its title alone.
  private static func numbers(of queries: [String], _ database: Database) throws -> [Int32]? {
    var numbers: [Int32] = []
    for query in queries {
      guard let number = try number(of: query, database) else { return nil }
      if !numbers.contains(number) { numbers.append(number) }
    }
    return numbers
  }

  private static func number(of query: String, _ database: Database) throws -> Int32? {
    let text = query.onOneLine()
    let reference = PaperReference(text)
    for id in [reference?.id, PaperID(text)].compactMap({ $0 }) {
      let row = try Row.fetchOne(
        database, sql: "SELECT number FROM paper WHERE id = ?", arguments: [id.description])
      if let number = row?.number("number") { return Int32(exactly: number) }
    }
    if reference != nil || text.isEmpty { return nil }
    let wanted = text.lowercased()
    var whole: [Int64] = []
    var parts: [Int64] = []
    let rows = try Row.fetchCursor(database, sql: "SELECT number, title FROM paper")
    while let row = try rows.next() {
      guard let number = row.number("number"), let title = row.text("title")?.lowercased() else {
        continue
      }
      if title == wanted { whole.append(number) }
      if whole.isEmpty, parts.count < 2, title.contains(wanted) { parts.append(number) }
    }
    let found = whole.isEmpty ? parts : whole
    return found.count == 1 ? Int32(exactly: found[0]) : nil
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
