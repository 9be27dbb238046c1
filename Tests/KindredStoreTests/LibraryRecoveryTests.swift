// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import KindredKernels
import KindredPapers
import TestSupport
import Testing

@testable import KindredStore

@Suite struct LibraryRecoveryTests {
  /// Papers of which some have long abstracts, which go on in pages of their own.
  private static let all = Seeded.papers(300).enumerated().map { index, paper in
    Paper(
      id: paper.id, version: index % 3 == 0 ? 2 : nil, title: paper.title,
      abstract: index % 50 == 0
        ? String(repeating: paper.abstract + " ", count: 300) : paper.abstract,
      date: index % 2 == 0 ? PaperDate("2031-06-02") : nil, categories: ["cs.CV", "a b"],
      url: index % 5 == 0 ? "http://example.org/\(index)" : nil, source: "week.md")
  }

  private func library(_ path: String) throws -> Data {
    _ = try Library.add(Self.all, to: path)
    try Library.compact(at: path)
    return try Data(contentsOf: URL(filePath: path))
  }

  @Test func allOfASoundLibraryIsSaved() throws {
    try TemporaryFolder.withLibrary { path in
      _ = try library(path)
      let recovery = try Library.recover(path, to: path + ".new")
      #expect(recovery == LibraryRecovery(paperCount: 300, expectedCount: 300, damaged: []))
      #expect(try Library(reading: path + ".new").papers() == Self.all)
      #expect(try Library(reading: path + ".new").check().problems == [])
    }
  }

  @Test(arguments: [100, 20_000, 60_000, 150_000]) func whatACutFileStillHoldsIsSaved(missing: Int)
    throws
  {
    try TemporaryFolder.withLibrary { path in
      let whole = try library(path)
      let left = Data(whole.prefix(whole.count - missing))
      try left.write(to: URL(filePath: path))
      let recovery = try Library.recover(path, to: path + ".new")
      // A paper whose last words stand in the file is there; one that is not may still be whole
      // before.
      let present = Self.all.filter { left.range(of: Data($0.abstract.suffix(60).utf8)) != nil }
      let saved = try Library(reading: path + ".new").papers()
      #expect(saved.count == recovery.paperCount && recovery.paperCount >= present.count - 6)
      #expect(Set(saved.map(\.id)).isSubset(of: Self.all.map(\.id)))
      #expect(try Data(contentsOf: URL(filePath: path)) == left)
    }
  }

  @Test func everyPageMayBeLost() throws {
    try TemporaryFolder.withLibrary { path in
      let whole = try library(path)
      let pageSize = 16_384
      var lost: [Int] = []
      for page in 0..<whole.count / pageSize {
        var bytes = whole
        bytes.replaceSubrange(
          page * pageSize..<(page + 1) * pageSize, with: [UInt8](repeating: 0xA5, count: pageSize))
        try bytes.write(to: URL(filePath: path))
        let new = "\(path).\(page)"
        let recovery = try Library.recover(path, to: new)
        let saved = try Library(reading: new).papers()
        #expect(saved.count == recovery.paperCount)
        #expect(saved.allSatisfy { Self.all.contains($0) }, "page \(page)")
        lost.append(300 - saved.count)
      }
      // A page holds some dozen papers, and most pages none.
      #expect(lost.max() ?? 300 < 60 && lost.reduce(0, +) <= 330)
    }
  }

  @Test func damagedPapersAreNamedAndRemovedOnesStayAway() throws {
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(Self.all, to: path)
      _ = try Library.remove(Self.all.prefix(120).map(\.id), from: path)
      let queue = try DatabaseQueue(path: path)
      try queue.write { try $0.execute(sql: "UPDATE paper SET title = 'X' WHERE id = 'p0200'") }
      try queue.close()
      let recovery = try Library.recover(path, to: path + ".new")
      #expect(recovery == LibraryRecovery(paperCount: 179, expectedCount: 180, damaged: ["p0200"]))
    }
  }

  @Test func aLogThatIsLeftIsTakenOver() throws {
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(Array(Self.all.prefix(10)), to: path)
      let writer = try Library.openForWriting(path)
      try writer.write { try $0.execute(sql: "DELETE FROM paper WHERE number > 6") }
      let left = path + ".left"
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: path + suffix, toPath: left + suffix)
      }
      #expect(try Library.recover(left, to: path + ".new").paperCount == 6)
      #expect(
        try FileManager.default.contentsOfDirectory(
          atPath: URL(filePath: path).deletingLastPathComponent().path
        ).allSatisfy { !$0.contains(".part") })
    }
  }

  @Test func nothingStandingIsReplaced() throws {
    try TemporaryFolder.withLibrary { path in
      _ = try library(path)
      try Data("mine".utf8).write(to: URL(filePath: path + ".new"))
      #expect(throws: LibraryError.standsThere(path: path + ".new")) {
        try Library.recover(path, to: path + ".new")
      }
      #expect(throws: LibraryError.standsThere(path: path + ".new")) {
        try Library.backUp(path, to: path + ".new")
      }
      try Data(repeating: 7, count: 100_000).write(to: URL(filePath: path))
      #expect(
        throws: LibraryError.failed(path: path, reason: "no paper in it is intact")
      ) { try Library.recover(path, to: path + ".other") }
    }
  }

  @Test func backupsAreWholeWhileOthersWrite() throws {
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(Array(Self.all.prefix(100)), to: path)
      let writer = try Library.openForWriting(path)
      try writer.inTransaction { database in
        try database.execute(sql: "DELETE FROM paper")
        #expect(try Library.backUp(path, to: path + ".new") == 100)
        return .rollback
      }
      #expect(try Library(reading: path + ".new").papers() == Array(Self.all.prefix(100)))
      #expect(try Library(reading: path + ".new").check().problems == [])
    }
  }

  @Test func whatStandsInTheWayOfABackupStays() throws {
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(Array(Self.all.prefix(10)), to: path)
      // The log of another library, which SQLite would read into the new one.
      let new = path + ".new"
      try Data("mine".utf8).write(to: URL(filePath: new + "-wal"))
      for make in [Library.backUp, { try Library.recover($0, to: $1).paperCount }] {
        #expect(throws: LibraryError.self) { try make(path, new) }
      }
      #expect(try Data(contentsOf: URL(filePath: new + "-wal")) == Data("mine".utf8))
      #expect(!FileManager.default.fileExists(atPath: new))
      let other = path + ".other"
      let folder = URL(filePath: other + ".part/inside")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      #expect(try Library.backUp(path, to: other) == 10)
      #expect(FileManager.default.fileExists(atPath: folder.path))
      let names = try FileManager.default.contentsOfDirectory(
        atPath: URL(filePath: path).deletingLastPathComponent().path)
      #expect(names.allSatisfy { !$0.hasPrefix(".kindred-") })
    }
  }

  @Test func aLinkToALibraryHasTheLogOfTheLibrary() throws {
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(Array(Self.all.prefix(10)), to: path)
      let writer = try Library.openForWriting(path)
      try writer.write { try $0.execute(sql: "DELETE FROM paper WHERE number > 6") }
      let link = path + ".link"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
      #expect(try Library.recover(link, to: path + ".new").paperCount == 6)
    }
  }

  @Test func rowsThatShareBytesAreABoundedSearch() throws {
    try TemporaryFolder.withLibrary { path in
      // A leaf all of whose rows are one, with 16 MiB in a page that goes on with itself.
      let pageSize = 16_384
      var header = [UInt8]("SQLite format 3\0".utf8) + [0x40, 0] + [UInt8](repeating: 0, count: 82)
      header += [UInt8](repeating: 0, count: pageSize - 100)
      var leaf: [UInt8] = [0x0D, 0, 0, 0x1F, 0x00, 0, 0, 0]
      for _ in 0..<0x1F00 { leaf += [0x3F, 0xF0] }
      leaf += [UInt8](repeating: 0, count: pageSize - leaf.count)
      leaf.replaceSubrange(
        0x3FF0..<0x4000, with: [0x87, 0xFF, 0xFF, 0x7F, 1] + [UInt8](repeating: 2, count: 11))
      let pages = header + leaf + [0, 0, 0, 3] + [UInt8](repeating: 1, count: pageSize - 4)
      try Data(pages).write(to: URL(filePath: path))
      #expect(throws: LibraryError.self) { try Library.recover(path, to: path + ".new") }
    }
  }
}
