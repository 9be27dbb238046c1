// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredPapers
import TestSupport
import Testing

@Suite struct PaperFilesTests {
  /// A folder of its own for each test, gone afterwards.
  @Test func foldersAreReadInOrderAndOtherFilesAreTold() throws {
    try TemporaryFolder.with { folder in
      let below = folder.appending(path: "below")
      try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
      for (name, text) in [
        ("b.md", "## B\n* 2031-06-02"), ("a.jsonl", #"{"title":"A"}"#), (".hidden.md", "## Hidden"),
        ("below/c.md", "## C\n* 2031-06-02"), ("notes.txt", "no paper here"),
        (
          "README.md",
          "# Tool\n\n## Use\n\nType it.\n\n## Cite\n\n- [Ours](https://arxiv.org/abs/3106.00001)\n"
        ),
      ] {
        try Data(text.utf8).write(to: folder.appending(path: name))
      }
      let list = try PaperFiles.read([folder.path], with: PaperReader())
      #expect(list.papers.map(\.title) == ["A", "B", "C"])
      #expect(list.issues.contains { $0.message == "no paper in it, the file was skipped" })
      #expect(list.issues.contains { $0.message.contains("headings without a date, a link") })
    }
  }

  @Test func pathsWithoutPapersAreErrors() throws {
    try TemporaryFolder.with { folder in
      #expect(throws: PapersError.missing(path: "/no/such/file")) {
        try PaperFiles.read(["/no/such/file"], with: PaperReader())
      }
      #expect(throws: PapersError.self) {
        try PaperFiles.read([folder.path], with: PaperReader())
      }
    }
  }

  @Test func severalPathsAreFoldedTogether() throws {
    try TemporaryFolder.with { folder in
      let first = folder.appending(path: "1.jsonl")
      let second = folder.appending(path: "2.jsonl")
      try Data(#"{"id":"2403.00001v1","title":"old"}"#.utf8).write(to: first)
      try Data(#"{"id":"2403.00001v2","title":"new"}"#.utf8).write(to: second)
      for paths in [[first.path, second.path], [second.path, first.path]] {
        let list = try PaperFiles.read(paths, with: PaperReader())
        #expect(list.papers.map(\.title) == ["new"])
        #expect(list.foldedPapers.count == 1)
      }
    }
  }

  @Test func sampleDigestIsWhole() throws {
    let list = try PaperFiles.read([ProjectFiles.sampleDigest], with: PaperReader(isStrict: true))
    #expect(list.papers.count == 42)
    #expect(list.papers.allSatisfy { $0.id.description.hasPrefix("9906.") && !$0.abstract.isEmpty })
  }

  @Test(
    .enabled(if: ProjectFiles.realData != nil, "no real digests here"),
    arguments: [
      ("seed/2024-03-15--2024-03-20.md", 57), ("data/digests", 41 + 53 + 58 + 62 + 58 + 49),
    ]) func realDigestsAreWhole(path: String, count: Int) throws
  {
    let folder = try #require(ProjectFiles.realData)
    let list = try PaperFiles.read([folder.appending(path: path).path], with: PaperReader())
    #expect(list.papers.count + list.foldedPapers.count == count)
    #expect(list.issues == [])
  }
}
