// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import KindredEngine
import KindredKernels
import KindredPapers
import TestSupport
import Testing

@testable import KindredStore

@Suite struct StoredPapersTests {
  private let options = EngineOptions(threadCount: 2)

  /// An answer, or why there is none.
  private func found(_ ask: () throws -> RelatedPapers) -> Result<RelatedPapers, EngineError> {
    do {
      return .success(try ask())
    } catch let error as EngineError {
      return .failure(error)
    } catch {
      Issue.record(error)
      return .success(RelatedPapers(query: [], neighbors: []))
    }
  }

  /// Expects what a library answers to be what an engine does, whether it keeps its index or not.
  private func expectSame(
    _ library: Library, _ papers: [Paper], queries: [[String]], texts: [String],
    filter: PaperFilter = PaperFilter(), count: Int = 5
  ) throws {
    let engine = Engine(papers, options: options)
    for library in [library, try Library(reading: library.path, keepsIndex: true)] {
      try expectSame(library, engine, queries: queries, texts: texts, filter, count: count)
    }
  }

  private func expectSame(
    _ library: Library, _ engine: Engine, queries: [[String]], texts: [String],
    _ filter: PaperFilter, count: Int
  ) throws {
    for query in queries {
      let avoided = Array(query.dropFirst(2))
      let wanted = Array(query.prefix(2))
      let answer = found {
        try library.related(
          to: wanted, avoiding: avoided, count: count, among: filter, options: options)
      }
      let expected = found {
        try engine.related(to: wanted, avoiding: avoided, count: count, among: filter)
      }
      #expect(answer == expected, "\(query)")
      if case .success(let expected) = expected, query.count == 1, filter.isOpen,
        expected.neighbors.count < engine.corpus.papers.count - 1
      {
        // Scored exactly, all with all.
        let row = try engine.row(of: query[0])
        let exact = engine.neighborGraph(count: expected.neighbors.count).neighbors[row]
        #expect(expected.neighbors.map(\.similarity) == exact.map(\.similarity), "\(query)")
      }
    }
    for text in texts {
      let answer = try library.search(text, count: count, among: filter, options: options)
      let expected = try engine.search(text, count: count, among: filter)
      #expect(firstDifference(answer.neighbors, expected.neighbors) == nil, "\(text)")
      #expect(answer.text == expected.text)
    }
  }

  @Test(arguments: [3, 60, 300, 700]) func answersAreThoseOfAnEngine(count: Int) throws {
    // From 257 papers on a refined projection has its part.
    let papers = Seeded.papers(count)
    try TemporaryFolder.withLibrary { path in
      // The order in which they come does not matter.
      _ = try Library.add(Array(papers.reversed()), to: path)
      let library = try Library(reading: path)
      let texts = [papers[0].title, papers[2].title + " unheard"]
      try expectSame(
        library, papers, queries: [["p0001"], ["p0000", "p0002"], ["p0001", "p0000", "p0002"]],
        texts: texts)
      for more in [0, count, .max] {
        try expectSame(
          library, papers, queries: [["p0002"]], texts: more > 0 ? [papers[1].title] : [],
          count: more)
      }
    }
  }

  @Test func sampleAnswersAreThoseOfAnEngine() throws {
    let papers = try PaperFiles.read([ProjectFiles.sampleDigest], with: PaperReader()).papers
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(papers, to: path)
      let library = try Library(reading: path)
      let filter = PaperFilter(since: PaperDate("2031-06-04"), sources: ["digests"])
      try expectSame(
        library, papers,
        queries: [["9906.00101"], ["arXiv:9906.00120v1", "9906.00130", "9906.00105"]],
        texts: ["coral reefs", "graph neural network"])
      try expectSame(
        library, papers, queries: [["9906.00101"]], texts: ["coral reefs"], filter: filter)
      let byTitle = try library.related(
        to: [papers[4].title.uppercased()], count: 3, options: options)
      #expect(byTitle.query == [papers[4]])
    }
  }

  /// Whether a library answers from what it has counted.
  private func isLent(_ library: Library, _ options: EngineOptions) throws -> Bool {
    try library.read { try StoredPapers($0, options) != nil }
  }

  @Test func whatWasNotCountedIsCountedForAQuestion() throws {
    let papers = Seeded.papers(20)
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(papers, to: path)
      let library = try Library(reading: path)
      func expectAnswers(_ options: EngineOptions, isLent expected: Bool) throws {
        #expect(try isLent(library, options) == expected)
        let answer = try library.related(to: ["p0001"], count: 3, options: options)
        #expect(answer == (try Engine(papers, options: options).related(to: ["p0001"], count: 3)))
      }
      try expectAnswers(options, isLent: true)
      try expectAnswers(EngineOptions(background: .none), isLent: false)
      try expectAnswers(EngineOptions(semanticWeight: 0), isLent: false)
      #expect(throws: EngineError.self) {
        try library.related(to: ["no such paper"], count: 3, options: options)
      }
      try DatabaseQueue(path: path).write { try $0.execute(sql: "DELETE FROM vectors") }
      try expectAnswers(options, isLent: false)
      #expect(try library.check().problems == [])
      #expect(try library.check().remedy == .learn)
      try Library.relearn(at: path)
      try expectAnswers(options, isLent: true)
      #expect(try library.check().remedy == nil)
    }
  }

  @Test func whatAnotherBackgroundMadeIsNotCompared() throws {
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(Seeded.papers(20), to: path)
      let library = try Library(reading: path)
      #expect(try isLent(library, options))
      try DatabaseQueue(path: path).write {
        try $0.execute(sql: "UPDATE basis SET background = background + 1")
      }
      #expect(try !isLent(library, options) && library.isLearnedByAnotherVersion())
      try Library.relearn(at: path)
      #expect(try isLent(library, options) && !library.isLearnedByAnotherVersion())
    }
  }

  @Test func whatAnotherProgramCountedIsCountedAnewByTheNextWriter() throws {
    try TemporaryFolder.withLibrary { path in
      let papers = Seeded.papers(30)
      for start in [0, 10] { _ = try Library.add(Array(papers[start..<start + 10]), to: path) }
      let queue = try DatabaseQueue(path: path)
      func segmentCount() throws -> Int? {
        try queue.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM segment") }
      }
      #expect(try segmentCount() == 2)
      try queue.write { try $0.execute(sql: "UPDATE basis SET background = background + 1") }
      _ = try Library.add(Array(papers[20...]), to: path)
      // Those that were there are one segment now.
      #expect(try segmentCount() == 2)
      let library = try Library(reading: path)
      #expect(try isLent(library, options) && library.check().problems == [])
    }
  }

  @Test func errorsAndWordsInFiltersAreThoseOfAnEngine() throws {
    let papers = Seeded.papers(40)
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(Array(papers.reversed()), to: path)
      let library = try Library(reading: path)
      let engine = Engine(papers, options: options)
      for query in ["p0041", "p00", "zzz", "", papers[3].title.lowercased() + " more", "ba"] {
        let told = found { try library.related(to: [query], count: 3, options: options) }
        #expect(told == found { try engine.related(to: [query], count: 3) }, "\(query)")
      }
      let word = try #require(papers[5].title.split(separator: " ").first.map(String.init))
      var filter = PaperFilter()
      filter.phrases = [word]
      try expectSame(
        library, papers, queries: [["p0001"]], texts: [papers[5].title], filter: filter, count: 50)
    }
  }

  @Test(arguments: [(120, 96), (500, 300)])
  func batchesComeToNearlyTheSameAsAllAtOnce(count: Int, learnedFrom: Int) throws {
    let papers = Seeded.papers(count)
    try TemporaryFolder.withLibrary { path in
      for part in 0..<10 {
        let batch = papers.indices.filter { $0 % 10 == part }.map { papers[$0] }
        _ = try Library.add(batch, to: path)
      }
      let library = try Library(reading: path)
      #expect(try library.check().problems == [])
      let info = try #require(try library.info().index)
      // Learned anew each time that the papers had doubled, and where the refined projection sets
      // in.
      #expect(info.learnedFrom == learnedFrom)
      #expect(info.drift > 0 && info.drift < 0.01)
      let engine = Engine(papers, options: options)
      for query in ["p0001", "p0050", "p0099"] {
        let answer = try library.related(
          to: [query], count: count, options: options)
        let expected = try engine.related(to: [query], count: count)
        let similarities = Dictionary(
          uniqueKeysWithValues: expected.neighbors.map { ($0.paper.id, $0.similarity) })
        for neighbor in answer.neighbors {
          let difference = neighbor.similarity - (similarities[neighbor.paper.id] ?? 0)
          #expect(abs(difference) < Tolerance.learnedBefore)
        }
      }
      try Library.relearn(at: path)
      #expect(try library.info().index?.drift == 0)
      try expectSame(library, papers, queries: [["p0001"]], texts: [papers[3].title])
    }
  }

  @Test func removedAndUpdatedPapersLeaveNoTrace() throws {
    let papers = Seeded.papers(50)
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(papers, to: path)
      let changed = Paper(id: papers[7].id, version: 2, title: "Other words", abstract: "zuzuzu")
      #expect(try Library.add([changed], to: path).updated == 1)
      _ = try Library.remove([papers[3].id, papers[4].id], from: path)
      let library = try Library(reading: path)
      #expect(try library.check().problems == [])
      var left = papers
      left[7] = changed
      left.removeSubrange(3...4)
      #expect(throws: EngineError.self) {
        try library.related(to: ["p0003"], count: 3, options: options)
      }
      let found = try library.search("zuzuzu", count: 3, options: options)
      #expect(found.neighbors.first?.paper == changed)
      try Library.relearn(at: path)
      try expectSame(
        library, left, queries: [["p0001"], ["p0007"]], texts: ["zuzuzu", papers[9].title])
    }
  }

  @Test func papersWithoutTermsAndEmptyLibrariesHaveAnswers() throws {
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(
        [Paper(id: PaperID("a"), title: "the"), Paper(id: PaperID("b"), title: "reefs")], to: path)
      let library = try Library(reading: path)
      #expect(throws: EngineError.nothingToCompare(query: "a")) {
        try library.related(to: ["a"], count: 3, options: options)
      }
      #expect(throws: EngineError.nothingToCompare(query: "unheard")) {
        try library.search("unheard", count: 3, options: options)
      }
      _ = try Library.remove([PaperID("a"), PaperID("b")], from: path)
      #expect(throws: EngineError.unknownPaper(query: "b", closest: [])) {
        try library.related(to: ["b"], count: 3, options: options)
      }
      #expect(try library.check().problems == [])
    }
  }

  @Test func changedBlobsAreNoticed() throws {
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(Seeded.papers(40), to: path)
      for (table, columns) in StoredIndex.blobs {
        for column in columns {
          let queue = try DatabaseQueue(path: path)
          try queue.write { database in
            guard
              var data = try Data.fetchOne(database, sql: "SELECT \(column) FROM \(table)"),
              !data.isEmpty
            else { return }
            data[data.count / 2] ^= 0x10
            try database.execute(sql: "UPDATE \(table) SET \(column) = ?", arguments: [data])
          }
          let library = try Library(reading: path)
          let problems = try library.check().problems
          if !(table == "basis" && column == "directions") {
            #expect(problems == ["what is kept of \(table) is not as it was written"])
          }
          // Neither a trap nor an endless loop; and it can be made anew.
          _ = try? library.related(
            to: ["p0001"], count: 3, options: options)
          _ = try? library.search("ba ke", count: 3, options: options)
          try Library.relearn(at: path)
          #expect(try library.check().problems == [])
        }
      }
    }
  }

  @Test(arguments: [
    ("basis", "papers"), ("frequency", "frequencies"), ("segment", "words"), ("vectors", "bits"),
    ("term", "bytes"), ("paper", "title"), ("batch", "papers"),
  ]) func tablesOfOtherColumnsAreRefused(table: String, column: String) throws {
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(Seeded.papers(20), to: path)
      try DatabaseQueue(path: path).write {
        try $0.execute(sql: "ALTER TABLE \(table) RENAME COLUMN \(column) TO other")
      }
      #expect(throws: LibraryError.foreignSchema(path: path)) { try Library(reading: path) }
      #expect(throws: LibraryError.foreignSchema(path: path)) {
        try Library.add(Seeded.papers(21), to: path)
      }
    }
  }

  @Test func hostileIdentifiersAndCategoriesAreKeptAsTheyAre() throws {
    let papers = [
      Paper(id: PaperID("caf\u{E9}"), title: "reef tram", categories: ["a", "\u{301}b"]),
      Paper(id: PaperID("x"), title: "reef buoy", categories: ["\u{600}", "\"", "\\", "é", ""]),
    ]
    // The same identifier in other bytes is the same paper.
    let again = Paper(
      id: PaperID("cafe\u{301}"), title: "reef tram", categories: ["a", "\u{301}b"])
    try TemporaryFolder.withLibrary { path in
      #expect(try Library.add(papers, to: path).added == 2)
      #expect(try Library.add([again], to: path).unchanged == 1)
      let library = try Library(reading: path)
      #expect(try library.papers() == papers)
      #expect(try library.check().problems == [])
      try expectSame(library, papers, queries: [["cafe\u{301}"], ["x"]], texts: ["buoy"])
    }
  }

  @Test func termsThatStandThousandsOfTimesCountAsInAnEngine() throws {
    var papers = (0..<80).map { number in
      Paper(
        id: PaperID("m\(number)"), title: "m",
        abstract: String(repeating: "zorbex ", count: 300 + 8 * number) + "reef\(number) buoy")
    }
    papers.append(Paper(id: PaperID("q"), title: "zorbex"))
    let words = (0..<30).map { "tram\($0)" }.joined(separator: " ")
    papers.append(
      Paper(
        id: PaperID("heavy"), title: words, abstract: String(repeating: "zorbex ", count: 90_000)))
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(papers, to: path)
      let library = try Library(reading: path)
      try expectSame(library, papers, queries: [["q"]], texts: ["zorbex"], count: 1)
    }
  }

  @Test func aLibraryHasOneLockByAnyName() throws {
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(Seeded.papers(3), to: path)
      let link = path + ".link"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
      let lock = try LibraryLock(link, waiting: 0)
      #expect(throws: LibraryError.self) {
        try Library.add(Seeded.papers(4), to: path, waiting: 0)
      }
      _ = consume lock
      #expect(try Library.add(Seeded.papers(4), to: path, waiting: 0).added == 1)
    }
  }

  @Test(arguments: [
    "UPDATE term SET first = first + 100000", "UPDATE batch SET papers = 9223372036854775807",
    "UPDATE paper SET number = 2147483647 WHERE number = 1",
    "UPDATE term SET bytes = CAST(x'FF' || substr(bytes, 2) AS BLOB)",
    "UPDATE frequency SET tokens = 9223372036854775807",
  ]) func numbersThatCannotBeAreDamage(statement: String) throws {
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(Seeded.papers(20), to: path)
      try DatabaseQueue(path: path).write {
        try $0.execute(sql: "PRAGMA foreign_keys = OFF")
        try $0.execute(sql: statement)
      }
      let library = try Library(reading: path)
      #expect(try library.check().problems.isEmpty == false)
      _ = try? library.search("ba ke", count: 3, options: options)
      _ = try? Library.add(Seeded.papers(22), to: path)
      _ = try? Library.remove([PaperID("p0001")], from: path)
      _ = try? Library.relearn(at: path)
      _ = try? library.info()
    }
  }

  @Test func aPaperInTwoSegmentsIsDamage() throws {
    let papers = Seeded.papers(40)
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(papers, to: path)
      try Library.openForWriting(path, waiting: 0).write {
        try $0.execute(
          sql: """
            INSERT INTO segment (papers, offsets, words, checksum)
              SELECT papers, offsets, words, checksum FROM segment;
            INSERT INTO vectors SELECT last_insert_rowid(), columns, bits, checksum FROM vectors;
            """)
      }
      #expect(throws: LibraryError.self) {
        try Library(reading: path).related(to: ["p0001"], count: 3, options: options)
      }
    }
  }

  @Test func filtersThatNothingPassesAreToldAsAnEngineTells() throws {
    let papers = Seeded.papers(20)
    let filter = PaperFilter(since: PaperDate("2099"))
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(papers, to: path)
      let library = try Library(reading: path)
      #expect(throws: EngineError.nothingPasses) {
        try library.search(papers[0].title, count: 3, among: filter, options: options)
      }
      #expect(throws: EngineError.nothingPasses) {
        try Engine(papers, options: options).search(papers[0].title, count: 3, among: filter)
      }
    }
  }
}
