// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// `recommend` and `screen` as they are called.
@Suite struct ReadingListTests {
  private let sample = ["--in", ProjectFiles.sampleDigest, "--quiet"]

  private func lines(_ arguments: [String]) throws -> [[String: Any]] {
    let result = try Kindred.run(arguments + sample + ["--format", "jsonl"])
    #expect(result.status == 0, "\(result.notes)")
    return try result.text.split(separator: "\n").map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test func aLineForEachPaperHasEveryFieldOfTheContract() throws {
    let found = try lines(["recommend", "--like", "9906.00101", "-k", "500"])
    #expect(found.count == 41)
    for (place, paper) in found.enumerated() {
      #expect(
        Set(paper.keys) == [
          "rank", "id", "title", "date", "url", "similarity", "reasons", "near",
        ])
      #expect(paper["rank"] as? Int == place + 1)
    }
    #expect(found[0]["near"] as? [String] == ["9906.00101"])
    let similarities = found.compactMap { $0["similarity"] as? Double }
    #expect(similarities == similarities.sorted(by: >) && similarities.count == 41)
  }

  @Test func listsOfEveryKindSayTheSame() throws {
    try TemporaryFolder.with { folder in
      let ids = ["9906.00101", "9906.00110"]
      func file(_ name: String, _ text: String) throws -> String {
        let path = folder.appending(path: name)
        try Data(text.utf8).write(to: path)
        return path.path
      }
      let named = try lines(["recommend", "--like", ids[0], "--like", ids[1]])
      let listed = try file("ids.txt", "# mine\nid\narXiv:9906.00101v1\n\n\(ids[1])\r\n")
      #expect(try Self.same(lines(["recommend", "--like", listed]), named))
      let exported = try Kindred.run(["export", "--format", "jsonl"] + sample).text
        .split(separator: "\n").filter { line in ids.contains { line.contains("\"\($0)\"") } }
      #expect(exported.count == 2)
      let papers = try file("papers.jsonl", exported.joined(separator: "\n"))
      #expect(try Self.same(lines(["recommend", "--like", papers]), named))
      #expect(try Self.same(lines(["recommend", "--like", folder.path]), named))
      let library = folder.appending(path: "mine.kindred").path
      #expect(try Kindred.run(["index", papers, "-o", library, "--quiet"]).status == 0)
      #expect(try Self.same(lines(["recommend", "--like", library]), named))
      // A digest of titles and dates is one, though its other lines could be identifiers.
      let digest = try file("digest.md", "## Coral reefs that bleach\n\n2031-06-02\n")
      #expect(try lines(["recommend", "--like", digest]).count == 10)
      // A library answers as its papers do.
      let all = folder.appending(path: "all.kindred").path
      let indexed = try Kindred.run(["index", ProjectFiles.sampleDigest, "-o", all, "--quiet"])
      #expect(indexed.status == 0)
      let answer = try Kindred.run(
        ["recommend", "--like", papers, "--library", all, "--format", "csv"])
      let expected = try Kindred.run(["recommend", "--like", papers, "--format", "csv"] + sample)
      #expect(firstDifference(answer.output, expected.output) == nil && answer.status == 0)
    }
  }

  private static func same(_ left: [[String: Any]], _ right: [[String: Any]]) -> Bool {
    NSArray(array: left).isEqual(to: right)
  }

  @Test func missingPapersAreToldAndStandardInputIsRead() throws {
    let result = try Kindred.run(
      ["recommend", "--like", "-", "--in", ProjectFiles.sampleDigest, "--format", "csv"],
      input: Data("9906.00101\n9999.99999\n".utf8))
    #expect(result.status == 0)
    #expect(result.notes.contains("listed and not among the papers: 9999.99999"))
    for arguments in [["recommend"], ["screen"], ["screen", "--like", "9906.00101", "-k", "0"]] {
      #expect(try Kindred.run(arguments + sample).status == 64)
    }
    let known = try Kindred.run(["recommend", "--like", ProjectFiles.sampleDigest] + sample)
    #expect(known.status == 1 && known.notes.contains("is on a reading list already"))
    let unknown = try Kindred.run(["recommend", "--like", "9999.99999"] + sample)
    #expect(unknown.status == 1 && unknown.notes.contains("no paper has the identifier"))
  }

  @Test func labelsGrowFromReadingToReading() throws {
    try TemporaryFolder.with { folder in
      let path = folder.appending(path: "labels.tsv")
      let start = try Kindred.run(
        ["screen", "--like", "9906.00101", "-k", "3", "--format", "json"] + sample)
      let first = try #require(
        try JSONSerialization.jsonObject(with: start.output) as? [String: Any])
      #expect(first["read"] as? Int == 1 && first["unread"] as? Int == 41)
      #expect(first["relevant_left"] is NSNull)
      #expect((first["next"] as? [Any])?.count == 3)
      let labels = [
        "id,label", "9906.00101,1", "9906.00110\tyes", "9906.00122 relevant", "9906.00102;0",
        "9906.00103 no", "9906.00104 1", "9906.00104 0",
      ]
      try Data(labels.joined(separator: "\n").utf8).write(to: path)
      let next = try Kindred.run(["screen", "--labels", path.path, "--format", "json"] + sample)
      let second = try #require(
        try JSONSerialization.jsonObject(with: next.output) as? [String: Any])
      #expect(second["read"] as? Int == 6 && second["relevant"] as? Int == 3)
      #expect(second["relevant_left"] is Double)
      let text = try Kindred.run(["screen", "--labels", path.path] + sample).text
      #expect(text.hasPrefix("6 papers read, 3 relevant; 36 unread, about "))
      try Data("9906.00101 maybe\n".utf8).write(to: path)
      let wrong = try Kindred.run(["screen", "--labels", path.path] + sample)
      #expect(wrong.status == 2 && wrong.notes.contains("labels.tsv:1: not an identifier and 1"))
    }
  }

  @Test func aPaperThatIsLikedAndNotIsTold() throws {
    try TemporaryFolder.with { folder in
      let labels = folder.appending(path: "labels.csv")
      try Data("9906.00101,0\n9906.00110,1\n".utf8).write(to: labels)
      let papers = ["--in", ProjectFiles.sampleDigest]
      let told = "liked and not liked, and taken as liked: 9906.00101\n"
      let screened = try Kindred.run(
        ["screen", "--labels", labels.path, "--like", "9906.00101"] + papers)
      #expect(screened.status == 0 && screened.notes.contains(told), "\(screened.notes)")
      let recommended = try Kindred.run(
        ["recommend", "--like", "9906.00101", "--not", "arXiv:9906.00101v1"] + papers)
      #expect(recommended.notes.contains(told), "\(recommended.notes)")
      let apart = try Kindred.run(
        ["recommend", "--like", "9906.00101", "--not", "9906.00110"] + papers)
      #expect(apart.status == 0 && !apart.notes.contains("taken as liked"))
    }
  }

  @Test func theDoubtfulBeginBelowALine() throws {
    let result = try Kindred.run(["recommend", "--like", "9906.00101", "-k", "41"] + sample)
    let parts = result.text.components(separatedBy: "from here on little nearer than any other\n")
    #expect(parts.count == 2 && parts[0].contains("  1  ") && parts[1].contains(" 41  "))
    let document = try Kindred.run(
      ["recommend", "--like", "9906.00101", "-k", "41", "--format", "json"] + sample)
    let json = try #require(
      try JSONSerialization.jsonObject(with: document.output) as? [String: Any])
    let from = try #require(json["doubtful_from"] as? Int)
    #expect(parts[1].hasPrefix(String(repeating: " ", count: from < 10 ? 2 : 1) + "\(from)  "))
  }

  @Test func aPageShowsPapersAndThoseTheyAreLike() throws {
    try TemporaryFolder.with { folder in
      let path = folder.appending(path: "mine.html")
      let result = try Kindred.run(
        ["recommend", "--like", "9906.00101", "--like", "9906.00102", "--html", path.path] + sample)
      #expect(result.status == 0)
      let html = try String(contentsOf: path, encoding: .utf8)
      #expect(html.contains("<h1>For a reader of 2 papers</h1>"))
      #expect(html.contains("Liked, and near") && html.contains("like ReefSense"))
    }
  }
}
