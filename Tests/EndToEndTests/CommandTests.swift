// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@Suite struct CommandTests {
  private let sample = ["--in", ProjectFiles.sampleDigest]

  private func json(_ arguments: [String]) throws -> [String: Any] {
    let result = try Kindred.run(arguments + sample + ["--format", "json"])
    #expect(result.status == 0)
    #expect(result.notes == "")
    return try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
  }

  @Test func inspectCountsTheSample() throws {
    let document = try json(["inspect"])
    #expect(document["papers"] as? Int == 42)
    #expect(
      document["dates"] as? [String: String] == ["first": "2031-06-02", "last": "2031-06-08"])
    #expect((document["issues"] as? [Any])?.isEmpty == true)
  }

  @Test func relatedFindsWhatIsAskedFor() throws {
    let document = try json(["related", "arXiv:9906.00101v1", "-k", "4"])
    let neighbors = try #require(document["neighbors"] as? [[String: Any]])
    #expect(neighbors.map { $0["rank"] as? Int } == [1, 2, 3, 4])
    #expect((neighbors[0]["reasons"] as? [[String: Any]])?.first?["term"] is String)
  }

  @Test func datesAndCategoriesFilterEveryCommand() throws {
    let sample = ["--in", ProjectFiles.sampleDigest, "--quiet"]
    for command in [["related", "9906.00101", "-k", "50"], ["cluster"], ["export"]] {
      let result = try Kindred.run(
        command + ["--since", "2031-06-04", "--until", "2031-06-05", "--format", "csv"] + sample)
      #expect(result.status == 0)
      let rows = result.text.split(separator: "\r\n").count - 1
      #expect((1...20).contains(rows), "\(command) \(rows)")
      let none = try Kindred.run(command + ["--category", "cs.XX"] + sample)
      #expect(
        none.status == 1 && none.notes.contains("of the dates, categories and sources asked for"))
    }
    #expect(try Kindred.run(["cluster", "--since", "June"] + sample).status == 64)
  }

  @Test func clustersHoldEveryPaperOnce() throws {
    let document = try json(["cluster"])
    let clusters = try #require(document["clusters"] as? [[String: Any]])
    let ids = clusters.flatMap { cluster in
      (cluster["papers"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    }
    #expect(ids.sorted() == (101...142).map { "9906.00\($0)" })
    #expect(clusters.count == document["k"] as? Int)
  }

  @Test func embeddingsAndIdentifiersAreWritten() throws {
    try TemporaryFolder.with { folder in
      let path = folder.appending(path: "week.npy")
      let result = try Kindred.run(["embed", "--out", path.path] + sample)
      #expect(result.status == 0)
      #expect(result.notes.contains("42 x 256"))
      let size = try Data(contentsOf: path).count
      #expect(size == 128 + 4 * 42 * 256)
      let names = try String(
        contentsOf: folder.appending(path: "week.ids.txt"), encoding: .utf8)
      #expect(names.split(separator: "\n").count == 42)
      for (name, flags, size) in [
        ("week.fbin", [], 8 + 4 * 42 * 256), ("half.npy", ["--float16"], 128 + 2 * 42 * 256),
      ] {
        let path = folder.appending(path: name).path
        #expect(try Kindred.run(["embed", "--out", path] + flags + sample).status == 0)
        #expect(try Data(contentsOf: URL(filePath: path)).count == size)
        // Given back, they give what was there without.
        for command in [["cluster"], ["neighbors", "-k", "5"], ["related", "9906.00101"]] {
          let result = try Kindred.run(command + ["--quiet", "--embeddings", path] + sample)
          #expect(result.status == 0 && result.notes == "")
          #expect(try result.text == Kindred.run(command + ["--quiet"] + sample).text)
        }
      }
      for flags in [
        ["--semantic-weight", "0.5"], ["--embeddings", path.path],
        ["--background", path.path, "--projection", "random"],
      ] {
        let refused = try Kindred.run(["embed", "--out", path.path] + flags + sample)
        #expect(refused.status == 64, "\(flags)")
      }
      for path in ["week", ".fbin", "week.fbin"] {
        #expect(try Kindred.run(["embed", "--float16", "--out", path] + sample).status == 64)
      }
    }
  }

  @Test(arguments: ["npy", "fbin"]) func identifiersStandBesideTheirVectors(ending: String) throws {
    try TemporaryFolder.with { folder in
      let path = folder.appending(path: "of.a.week.\(ending)").path
      #expect(try Kindred.run(["embed", "--quiet", "--out", path] + sample).status == 0)
      let names = try String(
        contentsOf: folder.appending(path: "of.a.week.ids.txt"), encoding: .utf8)
      #expect(names.hasPrefix("9906.00101\n9906.00102\n"))
    }
  }

  @Test func papersAndGraphsHaveFormatsOfTheirOwn() throws {
    let lines = try Kindred.run(["export", "--quiet"] + sample)
    for format in ["bibtex", "csv"] {
      let written = try Kindred.run(["export", "--format", format, "--quiet"] + sample)
      let again = try Kindred.run(["export", "--in", "-", "--quiet"], input: written.output)
      #expect(firstDifference(again.text, lines.text) == nil)
    }
    let edges = try Kindred.run(["neighbors", "--format", "edges", "-k", "2"] + sample)
    #expect(edges.text.split(separator: "\n").count == 84)
    let graph = try Kindred.run(["neighbors", "--format", "graphml", "-k", "2"] + sample)
    #expect(graph.text.hasPrefix("<?xml") && graph.text.hasSuffix("</graphml>\n"))
    #expect(try Kindred.run(["export", "--format", "graphml"] + sample).status == 64)
  }

  @Test func searchAnswersTextsAndFiles() throws {
    let one = try json(["search", "coral", "reefs", "-k", "3"])
    #expect((one["neighbors"] as? [Any])?.count == 3)
    try TemporaryFolder.with { folder in
      let queries = folder.appending(path: "q.jsonl")
      try Data("{\"id\":1,\"text\":\"coral\"}\n{\"id\":\"two\",\"text\":\"xyzzy\"}\n".utf8)
        .write(to: queries)
      let result = try Kindred.run(["search", "--queries", queries.path] + sample)
      let lines = result.text.split(separator: "\n")
      #expect(lines.count == 2)
      #expect(lines[0].hasPrefix(#"{"id":"1","neighbors":[{"#))
      #expect(lines[1] == #"{"id":"two","neighbors":[]}"#)
      try Data("{\"id\":1,\"text\":\"coral\"}\n\nno query\n".utf8).write(to: queries)
      let bad = try Kindred.run(["search", "--queries", queries.path] + sample)
      #expect(bad.status == 2 && bad.notes.contains("q.jsonl:3: "), "\(bad.notes)")
    }
  }

  @Test func neighborsAreReadFromStandardInput() throws {
    let digest = try Data(contentsOf: URL(filePath: ProjectFiles.sampleDigest))
    let result = try Kindred.run(["neighbors", "-k", "2", "--in", "-"], input: digest)
    #expect(result.status == 0)
    #expect(result.text.split(separator: "\n").count == 42)
  }

  @Test func benchMeasuresEveryKernel() throws {
    let result = try Kindred.run(
      ["bench", "--size", "500", "--dimension", "16", "--runs", "2", "--format", "jsonl"])
    #expect(result.status == 0)
    let lines = result.text.split(separator: "\n")
    #expect(lines.count == 7)
    for line in lines {
      let job = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let work = try #require(job["work"] as? [String: Int])
      #expect(work["rows"] == 500 && work["columns"] == 16)
      let ceiling = try #require(job["ceiling"] as? [String: Any])
      let fastest = try #require(ceiling["fastest"] as? Double)
      let bound =
        switch job["job"] as? String {
        case "dot": "reading-from-both-ends"
        case "gemv", "query": "reading"
        default: "products"
        }
      #expect(ceiling["bound"] as? String == bound)
      let speed = try #require(job[bound == "products" ? "gflops" : "gbps"] as? Double)
      let share = try #require(job["share"] as? Double)
      #expect(abs(share - speed / fastest) < Tolerance.double)
      #expect(job["busy"] is Bool)
    }
  }

  @Test func benchSaysWhatEachJobWorksOn() throws {
    let result = try Kindred.run(
      [
        "bench", "graph", "kmeans", "text", "projection", "--size", "300", "--dimension", "8",
        "--neighbors", "4", "--clusters", "5", "--iterations", "1", "--runs", "1",
      ] + sample)
    #expect(result.status == 0)
    for line in [
      "graph       300 x 8, 4 neighbors", "kmeans      300 x 8, 5 clusters, 1 pass",
      "text        42 papers, ", "projection  42 papers, ",
    ] { #expect(result.text.contains("\n\(line)")) }
    #expect(result.text.contains("terms, 8 directions\n"))
    let isBusy = result.text.contains("not to be trusted")
    #expect(result.notes.contains("kindred: this machine is busy") == isBusy)
    let help = try Kindred.run(["help", "bench"]).text
    let jobs = ["dot", "gemv", "gemm", "query", "queries", "graph", "kmeans", "text", "projection"]
    for job in jobs {
      #expect(help.contains("\n  \(job) "))
    }
  }

  @Test func benchTimesAJobOnRowsOfItsOwn() throws {
    try TemporaryFolder.with { folder in
      let rows = folder.appending(path: "rows.npy").path
      #expect(try Kindred.run(["embed", "--out", rows, "--quiet"] + sample).status == 0)
      let found = folder.appending(path: "found.npy")
      let result = try Kindred.run([
        "bench", "graph", "--embeddings", rows, "--neighbors", "3", "--runs", "1", "--format",
        "json", "--out", found.path,
      ])
      let job = try #require(
        try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
      #expect(job["job"] as? String == "graph")
      for field in ["seconds", "spread", "gflops", "share"] { #expect(job[field] is Double) }
      #expect(try Data(contentsOf: found).count == 128 + 4 * 42 * 3)
      let text = try Kindred.run(["bench", "text", "projection", "--runs", "1"] + sample)
      #expect(text.status == 0)
    }
  }

  @Test func textFitsTheTerminal() throws {
    for columns in [60, 100] {
      let result = try Kindred.run(
        ["cluster"] + sample, environment: ["COLUMNS": String(columns)])
      #expect(result.text.split(separator: "\n").allSatisfy { $0.count <= columns })
    }
  }

  @Test func helpAndCompletionsAreThere() throws {
    let help = try Kindred.run(["--help"])
    #expect(help.status == 0)
    for command in ["related", "search", "neighbors", "cluster", "embed", "inspect", "bench"] {
      #expect(help.text.contains("\n  \(command)"))
      #expect(try Kindred.run([command, "--help"]).text.contains("USAGE: kindred \(command)"))
    }
    for shell in ["bash", "zsh", "fish"] {
      let script = try Kindred.run(["--generate-completion-script", shell])
      #expect(script.status == 0 && script.text.contains("kindred"))
    }
  }

  @Test(
    .enabled(if: ProjectFiles.realData != nil, "no real digests here"))
  func theFirstRelativeOfARealPaperIsItsTwin() throws {
    let seed = try #require(ProjectFiles.realData).appending(
      path: "seed/2024-03-15--2024-03-20.md"
    ).path
    let result = try Kindred.run(
      ["related", "2403.12008", "--in", seed, "-k", "3", "--format", "json"])
    #expect(result.text.contains("\"id\":\"2403.12010\",\"rank\":1,"))
  }
}
