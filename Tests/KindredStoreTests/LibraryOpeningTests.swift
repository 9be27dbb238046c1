// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import KindredPapers
import TestSupport
import Testing

@testable import KindredStore

@Suite struct LibraryOpeningTests {
  private let papers = Seeded.papers(12)

  @Test(arguments: ["somebody's\n", "{\"lockfileVersion\": 3}"]) func aStrangersLockStays(
    text: String
  ) throws {
    try TemporaryFolder.with { folder in
      let path = folder.appending(path: "yarn").path
      try Data(text.utf8).write(to: URL(filePath: path + ".lock"))
      let error = #expect(throws: LibraryError.self) { try Library.add(papers, to: path) }
      #expect(error?.description.contains("yarn.lock is in the way") == true)
      #expect(try Data(contentsOf: URL(filePath: path + ".lock")) == Data(text.utf8))
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test func locksFollowNoLinks() throws {
    try TemporaryFolder.with { folder in
      let path = folder.appending(path: "yarn").path
      let target = folder.appending(path: "target")
      try Data().write(to: target)
      try FileManager.default.createSymbolicLink(
        atPath: path + ".lock", withDestinationPath: target.path)
      #expect(throws: LibraryError.self) { try Library.add(papers, to: path) }
      #expect(try Data(contentsOf: target).isEmpty)
    }
  }

  @Test func aStrangersLogStays() throws {
    try TemporaryFolder.with { folder in
      let path = folder.appending(path: "notes").path
      try Data("mine".utf8).write(to: URL(filePath: path + "-wal"))
      let error = #expect(throws: LibraryError.self) { try Library.add(papers, to: path) }
      #expect(error?.description.contains("notes-wal is in the way") == true)
      try Data().write(to: URL(filePath: path))
      #expect(throws: LibraryError.self) { try Library.add(papers, to: path) }
      let link = path + ".link"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
      #expect(throws: LibraryError.self) { try Library.add(papers, to: link) }
      #expect(try Data(contentsOf: URL(filePath: path + "-wal")) == Data("mine".utf8))
    }
  }

  @Test func otherProgramsLocksAreWaitedForAsLongAsAsked() throws {
    try TemporaryFolder.with { folder in
      let path = folder.appending(path: "papers.kindred").path
      _ = try Library.add(papers, to: path)
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let other = try DatabaseQueue(path: path, configuration: configuration)
      try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
      #expect(throws: LibraryError.busy(path: path, holder: "another program")) {
        try Library.remove([papers[0].id], from: path, waiting: 0.2)
      }
      try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
      let milliseconds = try Library.openForWriting(path, waiting: 0.2).read {
        try Int.fetchOne($0, sql: "PRAGMA busy_timeout")
      }
      #expect(milliseconds == 200)
    }
  }
}
