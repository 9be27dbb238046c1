// SPDX-License-Identifier: Apache-2.0

import GRDB
import KindredPapers
import TestSupport
import Testing

@testable import KindredStore

@Suite struct StoredFilterTests {
  private static let dates = [
    nil, "2030", "2030-12", "2030-12-31", "2031", "2031-01", "2031-01-01", "2031-06", "2031-06-09",
    "2031-06-10", "2031-12-31", "2032",
  ]

  private static func papers() -> [Paper] {
    (0..<96).map { number in
      Paper(
        id: PaperID("p\(number)"), title: number.isMultiple(of: 3) ? "Coral reefs" : "Kelp forests",
        abstract: "", date: dates[number % dates.count].flatMap(PaperDate.init),
        categories: [["cs.CV"], ["cs.LG", "q-bio.PE"], []][number % 5 % 3],
        source: ["week.md", "old/week.md", nil][number % 7 % 3])
    }
  }

  @Test func whatPassesInAFilePassesInALibrary() throws {
    let papers = Self.papers()
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(papers, to: path)
      let library = try Library(reading: path)
      for since in Self.dates {
        for until in Self.dates {
          let dated = PaperFilter(
            since: since.flatMap(PaperDate.init), until: until.flatMap(PaperDate.init))
          var narrow = dated
          narrow.categories = ["cs"]
          narrow.sources = ["old"]
          var worded = dated
          worded.phrases = ["coral reefs"]
          worded.excludedCategories = ["q-bio"]
          for filter in [dated, narrow, worded] {
            let passing = try library.papers(passing: filter)
            #expect(passing == papers.filter(filter.passes), "\(filter)")
          }
        }
      }
    }
  }

  @Test func aPaperThatPassesAndIsDamagedIsTold() throws {
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(Self.papers(), to: path)
      try Library.openForWriting(path, waiting: 0).write {
        try $0.execute(sql: "UPDATE paper SET title = 'x' WHERE id = 'p11'")
      }
      let library = try Library(reading: path)
      #expect(throws: LibraryError.self) {
        try library.papers(passing: PaperFilter(since: PaperDate("2032")))
      }
      #expect(try library.papers(passing: PaperFilter(until: PaperDate("2030"))).count == 24)
      try Library.openForWriting(path, waiting: 0).write {
        try $0.execute(sql: "UPDATE paper SET date = '20310601' WHERE id = 'p10'")
      }
      #expect(throws: LibraryError.self) {
        try Library(reading: path).papers(passing: PaperFilter(since: PaperDate("2031")))
      }
    }
  }
}
