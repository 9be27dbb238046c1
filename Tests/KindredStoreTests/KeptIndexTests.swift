// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import KindredEngine
import KindredKernels
import KindredPapers
import KindredTextFeatures
import TestSupport
import Testing

@testable import KindredStore

@Suite struct KeptIndexTests {
  private let options = EngineOptions(threadCount: 2)

  /// What two libraries answer to a few questions.
  private func answers(_ library: Library, _ names: [String]) throws -> [[FoundPaper]] {
    try names.map {
      try library.related(to: [$0], count: 4, options: options).neighbors
    } + [
      library.search(Seeded.papers(1)[0].title + " zuzuzu", count: 4, options: options).neighbors
    ]
  }

  /// A library as random changes come, each seen by the next question to one that was kept.
  @Test func changesAreSeenAndAnsweredAsWhenNothingIsKept() throws {
    let papers = Seeded.papers(90)
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(Array(papers[..<30]), to: path)
      let kept = try Library(reading: path, keepsIndex: true)
      var random = SeededGenerator(seed: 5)
      for step in 0..<12 {
        let place = 1 + Int(random.next() % 80)
        switch step % 4 {
        case 0, 2: _ = try Library.add(Array(papers[place..<min(90, place + 9)]), to: path)
        case 1: _ = try Library.remove([papers[place].id], from: path)
        default:
          let changed = Paper(
            id: papers[place].id, version: step, title: "zuzuzu \(step)", abstract: "ke ba")
          _ = try Library.add([changed], to: path)
        }
        let fresh = try Library(reading: path)
        #expect(try answers(kept, ["p0000"]) == answers(fresh, ["p0000"]), "step \(step)")
        let filter = PaperFilter(since: papers[20].date)
        #expect(
          try kept.related(to: ["p0000"], count: 3, among: filter, options: options)
            == fresh.related(to: ["p0000"], count: 3, among: filter, options: options))
        // What was counted when papers came is what is counted now.
        for (library, filter) in [(kept, filter), (fresh, filter), (fresh, PaperFilter())] {
          let lent = try library.corpus(passing: filter, threadCount: 2)
          let counted = Corpus(try fresh.papers(passing: filter))
          #expect(lent.papers == counted.papers)
          #expect(lent.terms.texts == counted.terms.texts)
          #expect(lent.terms.statistics == counted.terms.statistics)
          #expect(lent.blocks == counted.blocks)
        }
      }
    }
  }

  @Test func relearningIsSeen() throws {
    // So many that a projection of their own has its part.
    let papers = Seeded.papers(420)
    try TemporaryFolder.withLibrary { path in
      for part in [papers[..<300], papers[300...]] { _ = try Library.add(Array(part), to: path) }
      let kept = try Library(reading: path, keepsIndex: true)
      let before = try answers(kept, ["p0041"])
      try Library.relearn(at: path)
      let after = try answers(kept, ["p0041"])
      #expect(before != after)
      #expect(try after == answers(Library(reading: path), ["p0041"]))
    }
  }

  @Test func unchangedSegmentsAreNotReadAgain() throws {
    let papers = Seeded.papers(60)
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(Array(papers[..<40]), to: path)
      let kept = try Library(reading: path, keepsIndex: true)
      _ = try answers(kept, ["p0000"])
      _ = try Library.add(Array(papers[40...]), to: path)
      // Bytes that do not fit their checksum are noticed where they are read.
      try DatabaseQueue(path: path).write {
        try $0.execute(sql: "UPDATE segment SET offsets = x'01000000' WHERE number = 1")
      }
      #expect(throws: LibraryError.damaged(path: path)) {
        try answers(Library(reading: path), ["p0000"])
      }
      #expect(try !answers(kept, ["p0000"]).isEmpty)
    }
  }

  /// Threads that ask while batches come: each answer is one from before or after a batch.
  @Test func noAnswerIsOfHalfABatch() throws {
    let papers = Seeded.papers(64)
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(Array(papers[..<32]), to: path)
      var allowed: [[[FoundPaper]]] = []
      let copy = path + ".copy"
      _ = try Library.add(Array(papers[..<32]), to: copy)
      for start in stride(from: 32, through: 64, by: 8) {
        allowed.append(try answers(Library(reading: copy), ["p0000", "p0005"]))
        if start < 64 { _ = try Library.add(Array(papers[start..<start + 8]), to: copy) }
      }
      let kept = try Library(reading: path, keepsIndex: true)
      let wrong = Parallelism(threadCount: 3).map(count: 3) { [allowed] thread -> Int in
        if thread == 0 {
          for start in stride(from: 32, to: 64, by: 8) {
            guard (try? Library.add(Array(papers[start..<start + 8]), to: path)) != nil else {
              return 1
            }
          }
          return 0
        }
        return (0..<40).count { index in
          let name = ["p0000", "p0005"][index % 2]
          guard let found = try? answers(kept, [name]) else { return true }
          return !allowed.contains { $0[index % 2] == found[0] }
        }
      }
      #expect(wrong == [0, 0, 0])
      #expect(try answers(kept, ["p0000", "p0005"]) == allowed.last)
    }
  }

  @Test func anotherFileInItsPlaceIsSeen() throws {
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(Seeded.papers(20), to: path)
      let kept = try Library(reading: path, keepsIndex: true)
      _ = try answers(kept, ["p0000"])
      let other = path + ".other"
      _ = try Library.add(Array(Seeded.papers(50).suffix(31)), to: other)
      let files = FileManager.default
      for suffix in ["", "-wal", "-shm"] { try? files.removeItem(atPath: path + suffix) }
      try files.moveItem(atPath: other, toPath: path)
      #expect(try answers(kept, ["p0040"]) == answers(Library(reading: path), ["p0040"]))
    }
  }
}
