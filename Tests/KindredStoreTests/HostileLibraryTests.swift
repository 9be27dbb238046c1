// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import KindredEngine
import KindredKernels
import KindredPapers
import TestSupport
import Testing

@testable import KindredStore

/// Libraries that somebody made up: SQLite finds nothing wrong with them, and all checksums are
/// right.
@Suite struct HostileLibraryTests {
  private let papers = Seeded.papers(40)
  private let options = EngineOptions(threadCount: 2)

  /// How many libraries are made up; `KINDRED_MUTATIONS` sets it.
  private static let count =
    ProcessInfo.processInfo.environment["KINDRED_MUTATIONS"].flatMap(Int.init) ?? 150

  /// Asks a library everything; what it answers does not matter.
  private func ask(_ path: String) {
    guard let library = try? Library(reading: path) else { return }
    _ = try? library.check()
    _ = try? library.info()
    if let papers = try? library.papers() {
      let engine = Engine(papers, options: options)
      _ = try? engine.related(to: ["p0007"], count: 5)
      _ = engine.clusters(count: 3)
    }
    for filter in [PaperFilter(), PaperFilter(since: PaperDate("2031"))] {
      let answer = try? library.related(
        to: ["p0007"], avoiding: ["p0008"], count: 5, among: filter, options: options)
      #expect(answer?.neighbors.allSatisfy { $0.similarity.isFinite } ?? true)
      _ = try? library.search(papers[9].title, count: 5, among: filter, options: options)
    }
  }

  /// Sets the checksums of a row of blobs, or of all papers, to what they hold.
  private func sign(_ database: Database) throws {
    for (table, columns) in StoredIndex.blobs {
      let rows = try Row.fetchAll(
        database, sql: "SELECT rowid AS place, \(columns.joined(separator: ", ")) FROM \(table)")
      for row in rows {
        try database.execute(
          sql: "UPDATE \(table) SET checksum = ? WHERE rowid = ?",
          arguments: [
            StoredIndex.checksum(columns.compactMap(row.bytes)), row.number("place"),
          ])
      }
    }
    for row in try Row.fetchAll(database, sql: "SELECT number, \(PaperRow.columns) FROM paper") {
      guard let paper = PaperRow(row)?.paper else { continue }
      try database.execute(
        sql: "UPDATE paper SET checksum = ? WHERE number = ?",
        arguments: [paper.checksum, row.number("number")])
    }
  }

  @Test func randomBlobsWithTrueChecksumsTrapNothing() throws {
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(papers, to: path)
      try Library.compact(at: path)
      let whole = try Data(contentsOf: URL(filePath: path))
      var generator = SeededGenerator(seed: 11)
      for _ in 0..<Self.count {
        for suffix in ["-wal", "-shm"] {
          try? FileManager.default.removeItem(atPath: path + suffix)
        }
        try whole.write(to: URL(filePath: path))
        let queue = try DatabaseQueue(path: path)
        try queue.write { database in
          for _ in 0...generator.next(below: 2) {
            let (table, columns) = StoredIndex.blobs[generator.next(below: StoredIndex.blobs.count)]
            let column = columns[generator.next(below: columns.count)]
            let row = try Row.fetchOne(
              database, sql: "SELECT rowid AS place, \(column) FROM \(table) ORDER BY random()")
            guard let row, var bytes = row.bytes(column) else { continue }
            switch generator.next(below: 5) {
            case 0:
              bytes = (0..<generator.next(below: 300)).map { _ in UInt8(generator.next(below: 256))
              }
            case 1 where !bytes.isEmpty:
              let place = generator.next(below: bytes.count)
              for index in place..<min(bytes.count, place + 1 + generator.next(below: 8)) {
                bytes[index] = [0, 0x7C, 0xFC, 0xFF, 0x7F][generator.next(below: 5)]
              }
            case 2: bytes.removeLast(min(bytes.count, 1 + generator.next(below: 9)))
            case 3: bytes += bytes.suffix(4 * generator.next(below: 8))
            default:
              for _ in 0..<4 where !bytes.isEmpty {
                bytes[generator.next(below: bytes.count)] = UInt8(generator.next(below: 256))
              }
            }
            try database.execute(
              sql: "UPDATE \(table) SET \(column) = ? WHERE rowid = ?",
              arguments: [Data(bytes), row.number("place")])
          }
          try sign(database)
        }
        try queue.close()
        ask(path)
        if generator.next(below: 8) == 0 {
          _ = try? Library.add(Array(papers.prefix(3)), to: path)
          _ = try? Library.remove([papers[5].id], from: path)
        }
      }
    }
  }

  /// Changes a library and expects that a check, and every question that reads what was changed,
  /// calls it damaged.
  private func expectDamage(_ change: (Database) throws -> Void) throws {
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(papers, to: path)
      let queue = try DatabaseQueue(path: path)
      try queue.write {
        try change($0)
        try sign($0)
      }
      try queue.close()
      ask(path)
      #expect(try Library(reading: path).check().problems != [])
    }
  }

  @Test func infinitePartsOfRowsAreDamage() throws {
    try expectDamage {
      try $0.execute(sql: "UPDATE vectors SET bits = CAST(x'007C' || substr(bits, 3) AS BLOB)")
    }
    try expectDamage {
      try $0.execute(sql: "UPDATE vectors SET bits = CAST(x'01FE' || substr(bits, 3) AS BLOB)")
    }
    try expectDamage {
      try $0.execute(sql: "UPDATE basis SET mean = CAST(x'0000807F' || substr(mean, 5) AS BLOB)")
    }
  }

  @Test func rowsOfAnotherLengthAreDamage() throws {
    try expectDamage {
      try $0.execute(sql: "UPDATE vectors SET bits = CAST(bits || x'00' AS BLOB)")
    }
    try expectDamage { try $0.execute(sql: "UPDATE segment SET papers = substr(papers, 5)") }
  }

  @Test func aPaperThatStandsTwiceIsDamage() throws {
    try expectDamage {
      try $0.execute(
        sql:
          "UPDATE segment SET papers = CAST(substr(papers, 1, 4) || substr(papers, 1, 4) || substr(papers, 9) AS BLOB)"
      )
    }
    try expectDamage {
      try $0.execute(
        sql: "INSERT INTO segment SELECT 99, papers, offsets, words, checksum FROM segment")
      try $0.execute(sql: "INSERT INTO vectors SELECT 99, columns, bits, checksum FROM vectors")
    }
  }

  @Test func textThatNoReaderGivesIsDamage() throws {
    // Two identifiers that are one in another composition of letters.
    try expectDamage {
      try $0.execute(sql: "UPDATE paper SET id = 'e' || char(769) WHERE number = 1")
      try $0.execute(sql: "UPDATE paper SET id = char(233) WHERE number = 2")
    }
    try expectDamage {
      try $0.execute(sql: "UPDATE paper SET id = 'a' || char(27) || '[31m' WHERE number = 1")
    }
    try expectDamage {
      try $0.execute(sql: "UPDATE paper SET url = 'a' || char(10) || 'b' WHERE number = 1")
    }
    try expectDamage { try $0.execute(sql: "UPDATE paper SET title = 'a  b' WHERE number = 1") }
    try expectDamage { try $0.execute(sql: "UPDATE paper SET date = '2031-99' WHERE number = 1") }
  }

  @Test(arguments: [
    "CREATE TRIGGER t AFTER INSERT ON paper BEGIN DELETE FROM paper; END",
    "CREATE VIEW v AS WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT x FROM r",
    "CREATE INDEX i ON paper (abs(number))", "CREATE TABLE other (a)",
    "ALTER TABLE paper ADD COLUMN more INTEGER AS (number)", "DROP INDEX filter",
  ]) func otherSchemasAreRefusedBeforeAnythingIsRun(sql: String) throws {
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(papers, to: path)
      try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
      #expect(throws: LibraryError.foreignSchema(path: path)) { try Library(reading: path) }
      #expect(throws: LibraryError.foreignSchema(path: path)) { try Library.add(papers, to: path) }
      #expect(try Library.recover(path, to: path + ".new").paperCount == 40)
    }
  }

  @Test func rowsWithoutEndAreABoundedQuestion() throws {
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(Seeded.papers(800), to: path)
      try Library.compact(at: path)
      // Inner pages all of whose children are one inner page: 6 levels of some dozen children.
      let pageSize = 16_384
      var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
      let root = try DatabaseQueue(path: path).read {
        try Int.fetchOne($0, sql: "SELECT rootpage FROM sqlite_master WHERE name = 'paper'") ?? 0
      }
      let leaf =
        try #require(
          (1..<bytes.count / pageSize).first { bytes[$0 * pageSize] == 0x0D && $0 + 1 != root }) + 1
      func number(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(value >> (24 - 8 * $0) & 0xFF) } }
      func inner(_ child: Int) -> [UInt8] {
        let cells = 1_000
        var page: [UInt8] =
          [0x05, 0, 0, UInt8(cells >> 8), UInt8(cells & 0xFF), 0, 0, 0] + number(child)
        for cell in 0..<cells {
          let place = pageSize - 5 * (cell + 1)
          page += [UInt8(place >> 8), UInt8(place & 0xFF)]
        }
        page += [UInt8](repeating: 0, count: pageSize - page.count)
        for cell in 0..<cells {
          let place = pageSize - 5 * (cell + 1)
          page.replaceSubrange(place..<place + 5, with: number(child) + [UInt8(1 + cell % 100)])
        }
        page[5] = UInt8((pageSize - 5 * cells) >> 8)
        page[6] = UInt8((pageSize - 5 * cells) & 0xFF)
        return page
      }
      var child = leaf
      for page in [2, 3, 4, 5, 6, root] where page != leaf && page > 1 {
        bytes.replaceSubrange((page - 1) * pageSize..<page * pageSize, with: inner(child))
        child = page
      }
      try Data(bytes).write(to: URL(filePath: path))
      #expect(throws: LibraryError.self) { try Library(reading: path).papers() }
    }
  }
}
