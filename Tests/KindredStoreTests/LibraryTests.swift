// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import KindredEngine
import KindredKernels
import KindredPapers
import TestSupport
import Testing

@testable import KindredStore

@Suite struct LibraryTests {
  private let papers = [
    Paper(
      title: "Coral \"reefs\" 🐠", abstract: "Bleaching, \u{0} and more.",
      date: PaperDate("2031-06-02"),
      categories: ["q-bio.PE", "a \"b\""], url: "http://arxiv.org/abs/3106.00001v2"),
    Paper(id: PaperID("x'; DROP TABLE paper"), title: "Buses", date: PaperDate("2031")),
    Paper(title: "Only a title"),
  ]

  @Test func whatIsAddedIsReadAgain() throws {
    try TemporaryFolder.withLibrary { path in
      let outcome = try Library.add(papers, to: path)
      #expect(outcome.added == 3 && outcome.updated + outcome.unchanged + outcome.older == 0)
      let library = try Library(reading: path)
      #expect(try library.papers() == papers)
      #expect(try library.check() == LibraryCheck(paperCount: 3, problems: [], remedy: nil))
      let info = try library.info()
      #expect(info.paperCount == 3 && info.batchCount == 1 && info.format == 4)
      #expect(info.firstDate == "2031" && info.lastDate == "2031-06-02")
    }
  }

  @Test func theSameAgainChangesNothing() throws {
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(papers, to: path)
      let outcome = try Library.add(papers, to: path)
      #expect(outcome.unchanged == 3 && outcome.added + outcome.updated == 0)
      #expect(try Library(reading: path).info().batchCount == 1)
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func theVersionThatFoldingKeepsStays(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let versions = (0..<60).map { number in
      Paper(
        id: PaperID("p\(generator.next(below: 12))"),
        version: [nil, 1, 2][generator.next(below: 3)],
        title: "Text \(number)",
        date: [nil, PaperDate("2031"), PaperDate("2032")][
          generator.next(below: 3)])
    }
    let folded = PaperList(papers: versions).folded().papers
    try TemporaryFolder.withLibrary { path in
      for start in stride(from: 0, to: 60, by: 20) {
        _ = try Library.add(Array(versions[start..<start + 20]), to: path)
      }
      let kept = try Library(reading: path).papers()
      #expect(kept.sorted { $0.id < $1.id } == folded.sorted { $0.id < $1.id })
      #expect(try Library(reading: path).check().problems == [])
    }
  }

  @Test func papersOfOneLocalNameAreKeptApart() throws {
    let tides = Paper(id: PaperID("1"), title: "Tides of small seas", abstract: "We measure tides.")
    let ice = Paper(id: PaperID("1"), title: "Ice on small lakes", abstract: "We model ice.")
    let more = Paper(id: PaperID("1"), title: "Ice on small lakes", abstract: "We model thin ice.")
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add([tides], to: path)
      let outcome = try Library.add([ice], to: path)
      #expect(outcome.added == 1 && outcome.renamed == 1)
      #expect(try Library.add([ice, tides], to: path).unchanged == 2)
      #expect(try Library.add([more], to: path).updated == 1)
      #expect(
        try Library(reading: path).papers() == PaperList(papers: [tides, more]).folded().papers)
      // Its own name is free now, but it has another.
      #expect(try Library.remove([PaperID("1")], from: path).removed == 1)
      #expect(try Library.add([more], to: path).unchanged == 1)
      #expect(try Library(reading: path).papers().map(\.id) == [PaperID("1~2")])
      #expect(try Library(reading: path).check().problems == [])
    }
  }

  @Test func whatALaterMentionLacksIsNotLost() throws {
    let whole = Paper(
      id: PaperID("p"), title: "Coral", abstract: "Reefs.", date: PaperDate("2031-06-02"),
      categories: ["q-bio.PE"], url: "http://e/1")
    let bare = Paper(
      id: PaperID("p"), title: "Coral", abstract: "Reefs.", date: PaperDate("2031-06-02"))
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add([whole], to: path)
      #expect(try Library.add([bare], to: path).unchanged == 1)
      #expect(try Library(reading: path).papers() == [whole])
    }
    #expect(PaperList(papers: [whole, bare]).folded().papers == [whole])
    #expect(PaperList(papers: [bare, whole]).folded().papers == [whole])
  }

  @Test func authorsThatALaterMentionBringsAreAnUpdate() throws {
    let bare = Paper(id: PaperID("2403.12008"), title: "Coral", abstract: "Reefs.")
    let whole = Paper(
      id: bare.id, title: "Coral", authors: ["Moreau, Émile", "\"B\\"], abstract: "Reefs.",
      journal: "J", doi: "10.1/x")
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add([bare], to: path)
      #expect(try Library.add([whole], to: path).updated == 1)
      #expect(try Library.add([bare, whole], to: path).unchanged == 2)
      #expect(try Library(reading: path).papers() == [whole])
      #expect(try Library(reading: path).check().problems == [])
      try DatabaseQueue(path: path).write {
        try $0.execute(sql: "UPDATE paper SET journal = NULL")
      }
      #expect(try Library(reading: path).check().problems.count == 1)
    }
  }

  @Test func checksumsTellFieldsApart() {
    func checksum(_ authors: [String], _ journal: String?, _ doi: String? = nil) -> Int64 {
      Paper(
        id: PaperID("2403.12008"), title: "T", authors: authors, journal: journal, doi: doi
      ).checksum
    }
    let all = [
      checksum([], nil), checksum(["a", "b"], nil), checksum(["ab"], nil), checksum(["a"], "b"),
      checksum([], "ab"), checksum(["a", "jb"], nil), checksum([], nil, "10.1/x"),
      checksum([], "10.1/x"),
    ]
    #expect(Set(all).count == all.count)
    // As libraries before the fourth format have it.
    #expect(Paper(id: PaperID("10.1/x"), title: "T").checksum == -8099467000654154967)
  }

  @Test(arguments: [
    [], [""], ["a"], ["a", "b c"], ["é", "Smith, J."], ["a\"", "b"], ["\",\""], ["\\"], ["\u{301}"],
    ["\u{7F}"], ["a\",\"b", "]"],
  ]) func listsAreReadAsTheyWereWritten(items: [String]) {
    #expect(JSONList(JSONList(items).text)?.items == items)
    #expect(JSONList(JSONList(items).text + " ")?.items == items)
  }

  @Test(arguments: [
    "", "[", "[\"a\"", "[\"a\" \"b\"]", "[\"a\"\"b\"]", "[a]", "[\"a\",]x", "[\"a\",,\"b\"]",
  ]) func otherTextsAreNoLists(text: String) { #expect(JSONList(text) == nil) }

  @Test func removedPapersAreGoneAndTheirSpaceToo() throws {
    try TemporaryFolder.withLibrary { path in
      let many = Seeded.papers(2_000)
      _ = try Library.add(many, to: path)
      let (removed, unknown) = try Library.remove(
        many.dropFirst(10).map(\.id) + [PaperID("none")], from: path)
      #expect(removed == 1_990 && unknown == [PaperID("none")])
      let before = try Library(reading: path).info()
      #expect(before.freeByteCount > 0)
      try Library.compact(at: path)
      let library = try Library(reading: path)
      #expect(try library.papers() == Array(many.prefix(10)))
      #expect(try library.info().byteCount < before.byteCount / 2)
      #expect(try library.check().problems == [])
    }
  }

  @Test func aChangedPaperIsFoundAndTheRestSaved() throws {
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(papers, to: path)
      try DatabaseQueue(path: path).write { database in
        try database.execute(sql: "UPDATE paper SET title = 'Other' WHERE title = 'Buses'")
        try database.execute(sql: "DELETE FROM paper WHERE title = 'Only a title'")
      }
      let library = try Library(reading: path)
      let check = try library.check()
      #expect(check.paperCount == 2 && check.remedy == .recover)
      #expect(
        check.problems == [
          "the paper x'; DROP TABLE paper is not as it was written",
          "it holds 2 papers, and the last batch left 3",
        ])
      #expect(throws: LibraryError.damaged(path: path)) { try library.papers() }
    }
  }

  @Test func otherFilesAreNoLibrariesAndStayAsTheyAre() throws {
    try TemporaryFolder.withLibrary { path in
      #expect(throws: LibraryError.missing(path: path)) { try Library(reading: path) }
      #expect(throws: LibraryError.missing(path: path)) { try Library.remove([], from: path) }
      let text = Data(String(repeating: "no database\n", count: 500).utf8)
      try text.write(to: URL(filePath: path))
      #expect(throws: LibraryError.notALibrary(path: path)) { try Library(reading: path) }
      #expect(throws: LibraryError.notALibrary(path: path)) { try Library.add(papers, to: path) }
      #expect(try Data(contentsOf: URL(filePath: path)) == text)
      try FileManager.default.removeItem(atPath: path)

      try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE other (a)") }
      let foreign = try Data(contentsOf: URL(filePath: path))
      #expect(throws: LibraryError.notALibrary(path: path)) { try Library.add(papers, to: path) }
      #expect(try Data(contentsOf: URL(filePath: path)) == foreign)
    }
  }

  @Test func anEmptyFileBecomesALibrary() throws {
    try TemporaryFolder.withLibrary { path in
      try Data().write(to: URL(filePath: path))
      #expect(throws: LibraryError.missing(path: path)) { try Library(reading: path) }
      #expect(try Library.add(papers, to: path).added == 3)
    }
  }

  @Test func aLibraryWhoseMakerWasKilledIsStillEmpty() throws {
    try TemporaryFolder.withLibrary { path in
      let none = LibrarySchema.migrator([])
      try none.migrate(DatabaseQueue(path: path))
      #expect(throws: LibraryError.missing(path: path)) { try Library(reading: path) }
      #expect(try Library.add(papers, to: path).added == 3)
      #expect(try Library(reading: path).papers() == papers)
    }
  }

  @Test func whatAKilledWriterLeftIsReadWithoutIt() throws {
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(papers, to: path)
      // A log that nobody has taken over yet, without the index to it.
      let writer = try Library.openForWriting(path)
      try writer.write { try $0.execute(sql: "DELETE FROM paper WHERE title = 'Buses'") }
      let left = path + ".left"
      try FileManager.default.copyItem(atPath: path, toPath: left)
      try FileManager.default.copyItem(atPath: path + "-wal", toPath: left + "-wal")
      #expect(try Library(reading: left).papers().count == 2)
    }
  }

  @Test func newerLibrariesAreRefused() throws {
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(papers, to: path)
      try DatabaseQueue(path: path).write { try $0.execute(sql: "PRAGMA user_version = 7") }
      let error = LibraryError.newer(path: path, version: 7, known: 4)
      #expect(throws: error) { try Library(reading: path) }
      #expect(throws: error) { try Library.add(papers, to: path) }
      #expect(error.description.contains("format 7") && error.description.contains("up to 4"))
    }
  }

  @Test func olderLibrariesAreCopiedAndBroughtUpToDate() throws {
    try TemporaryFolder.withLibrary { path in
      // As the first format had it.
      let queue = try DatabaseQueue(path: path)
      try LibrarySchema.migrator(Array(LibrarySchema.migrations.prefix(1))).migrate(queue)
      try queue.write { database in
        try database.execute(sql: "INSERT INTO batch VALUES (1, '2031-06-02', 3, 0, 0, 3)")
        for paper in papers {
          try database.execute(
            sql: """
              INSERT INTO paper (id, version, title, abstract, date, categories, url, batch, checksum)
              VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)
              """,
            arguments: [
              paper.id.description, paper.version, paper.title, paper.abstract,
              paper.date?.description, JSONList(paper.categories).text, paper.url, paper.checksum,
            ])
        }
      }
      #expect(throws: LibraryError.self) { try Library(reading: path) }
      #expect(try Library.add(papers, to: path).unchanged == 3)
      let library = try Library(reading: path)
      #expect(try library.papers() == papers)
      #expect(try library.info().format == 4)
      #expect(try library.info().index?.learnedFrom == 3)
      #expect(try library.check().problems == [])
      let backup = try DatabaseQueue(path: "\(path).format-1")
      let count = try backup.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM paper") }
      #expect(count == 3)
    }
  }

  @Test(arguments: [2, 3]) func formatsBeforeAreReadAsTheyAre(format: Int) throws {
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(papers, to: path)
      try DatabaseQueue(path: path).write { database in
        for column in ["authors", "journal", "doi"] {
          try database.execute(sql: "ALTER TABLE paper DROP COLUMN \(column)")
        }
        if format == 2 { try database.execute(sql: "DROP INDEX filter") }
        for migration in LibrarySchema.migrations.dropFirst(format) {
          try database.execute(
            sql: "DELETE FROM grdb_migrations WHERE identifier = ?", arguments: [migration.name])
        }
        try database.execute(sql: "PRAGMA user_version = \(format)")
      }
      let library = try Library(reading: path)
      #expect(try library.papers() == papers)
      #expect(try library.check().problems == [])
      let answer = try library.search(
        "buses", count: 1, options: EngineOptions(threadCount: 1))
      #expect(answer.neighbors.map(\.paper) == [papers[1]])
      #expect(try library.info().format == format)
      #expect(try Library.add(papers, to: path).unchanged == 3)
      #expect(try Library(reading: path).info().format == 4)
      #expect(try Library(reading: path).check().problems == [])
      #expect(FileManager.default.fileExists(atPath: "\(path).format-\(format)"))
    }
  }

  @Test func aMakerThatWasStoppedBetweenMigrationsLeftNothing() throws {
    try TemporaryFolder.withLibrary { path in
      let queue = try DatabaseQueue(path: path)
      try LibrarySchema.migrator(Array(LibrarySchema.migrations.prefix(1))).migrate(queue)
      #expect(throws: LibraryError.missing(path: path)) { try Library(reading: path) }
      #expect(try Library.add(papers, to: path).added == 3)
      #expect(!FileManager.default.fileExists(atPath: "\(path).format-1"))
    }
  }

  @Test func aSecondWriterWaitsAndThenSaysWhoHoldsIt() throws {
    try TemporaryFolder.withLibrary { path in
      let lock = try LibraryLock(path, waiting: 0)
      let process = ProcessInfo.processInfo.processIdentifier
      do {
        _ = try Library.add(papers, to: path, waiting: 0.1)
        Issue.record("a second writer wrote")
      } catch LibraryError.busy(_, let holder) {
        #expect(holder.hasPrefix("process \(process) on "))
      }
      _ = consume lock
      #expect(try Library.add(papers, to: path, waiting: 0).added == 3)
    }
  }

  @Test func writersLoseNothingAndReadersSeeWholeBatches() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "papers.kindred").path
    _ = try Library.add([], to: path)
    let all = Seeded.papers(4_000)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<2 {
        group.addTask {
          for start in stride(from: 1_000 * writer, to: 4_000, by: 2_000) {
            _ = try Library.add(Array(all[start..<start + 1_000]), to: path)
          }
        }
      }
      for _ in 0..<2 {
        group.addTask {
          for _ in 0..<20 {
            let papers = try Library(reading: path).papers()
            #expect(papers.count % 1_000 == 0)
          }
        }
      }
      try await group.waitForAll()
    }
    let library = try Library(reading: path)
    #expect(try library.papers().map(\.id).sorted() == all.map(\.id).sorted())
    #expect(try library.check().problems == [])
  }

  /// How many damaged files are looked at; `KINDRED_MUTATIONS` sets it.
  private static let mutations =
    ProcessInfo.processInfo.environment["KINDRED_MUTATIONS"].flatMap(Int.init) ?? 300

  /// Bytes with some of them changed, moved or cut off.
  private static func damaged(_ whole: Data, _ generator: inout SeededGenerator) -> Data {
    var bytes = whole
    for _ in 0...generator.next(below: 8) {
      let place = generator.next(below: bytes.count)
      switch generator.next(below: 8) {
      case 0:
        // A stretch that stands somewhere else as well.
        let length = min(generator.next(below: 20_000), bytes.count - place)
        let source = generator.next(below: bytes.count - length + 1)
        bytes.replaceSubrange(place..<place + length, with: bytes[source..<source + length])
      case 1:
        let length = min(generator.next(below: 40), bytes.count - place)
        let filler: UInt8 = generator.next(below: 2) == 0 ? 0 : 0xFF
        bytes.replaceSubrange(
          place..<place + length, with: [UInt8](repeating: filler, count: length))
      default:
        bytes[place] = UInt8(generator.next(below: 256))
      }
    }
    return generator.next(below: 4) == 0 ? bytes.prefix(generator.next(below: bytes.count)) : bytes
  }

  @Test(.timeLimit(.minutes(60))) func damagedFilesNeitherTrapNorPassForSound() throws {
    try TemporaryFolder.withLibrary { path in
      let all = Seeded.papers(60)
      _ = try Library.add(all, to: path)
      try Library.compact(at: path)
      let whole = try Data(contentsOf: URL(filePath: path))
      let options = EngineOptions(threadCount: 2)
      var generator = SeededGenerator(seed: 5)
      var slowest = 0.0
      for _ in 0..<Self.mutations {
        for suffix in ["-wal", "-shm"] {
          try? FileManager.default.removeItem(atPath: path + suffix)
        }
        try Self.damaged(whole, &generator).write(to: URL(filePath: path))
        let start = Date()
        defer { slowest = max(slowest, Date().timeIntervalSince(start)) }
        guard let library = try? Library(reading: path) else { continue }
        let check = try library.check()
        let papers = try? library.papers()
        // What passes for sound is what was written.
        if check.problems.isEmpty { #expect(papers == nil || papers == all) }
        _ = try? library.info()
        for filter in [PaperFilter(), PaperFilter(since: PaperDate("2031"))] {
          _ = try? library.related(
            to: ["p0007"], avoiding: ["p0008"], count: 5, among: filter, options: options)
          _ = try? library.search(all[9].title, count: 5, among: filter, options: options)
        }
        if generator.next(below: 10) == 0 {
          _ = try? Library.add(Array(all.prefix(3)), to: path)
          _ = try? Library.remove([all[5].id], from: path)
          _ = try? Library.relearn(at: path)
        }
      }
      if Self.mutations > 300 { print("the slowest of \(Self.mutations) took \(slowest) s") }
    }
  }
}
