// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredPapers
import TestSupport
import Testing

@Suite struct ModelFilesTests {
  /// Papers of nine subjects as JSON lines with a label, and a file of judgments.
  private func withPapers(_ body: (_ papers: String, _ folder: URL) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      let papers = folder.appending(path: "papers.jsonl")
      let lines = Seeded.papers(300, subjectCount: 9).enumerated().map { number, paper in
        "{\"id\":\"\(paper.id)\",\"title\":\"\(paper.title)\",\"abstract\":\"\(paper.abstract)\","
          + "\"kind\":\(number % 9)}\n"
      }
      try Data(lines.joined().utf8).write(to: papers)
      try body(papers.path, folder)
    }
  }

  @Test func aLearnedBackgroundIsUsed() throws {
    try withPapers { papers, folder in
      let model = folder.appending(path: "model").path
      let learned = try Kindred.run(
        ["learn", "--in", papers, "--out", model, "--least-papers", "3", "--dimension", "16"])
      #expect(learned.status == 0, "\(learned.notes)")
      let bytes = try Data(contentsOf: URL(filePath: model))
      for threads in ["1", "3"] {
        let again = try Kindred.run([
          "learn", "--in", papers, "--out", model, "--least-papers", "3", "--dimension", "16",
          "--threads", threads, "--quiet",
        ])
        #expect(again.notes.isEmpty)
        #expect(try Data(contentsOf: URL(filePath: model)) == bytes)
      }
      let related = ["related", "p0017", "--in", papers, "--quiet", "--format", "json"]
      let plain = try Kindred.run(related + ["--background", "none"])
      let own = try Kindred.run(related + ["--background", model])
      #expect(plain.status == 0 && own.status == 0)
      #expect(plain.output != own.output)
    }
  }

  @Test func whatTermsMeanIsLearnedFromLabelsWhereThereAreSome() throws {
    try withPapers { papers, folder in
      let model = folder.appending(path: "model")
      let learn = [
        "learn", "--in", papers, "--out", model.path, "--least-papers", "3", "--dimension", "16",
        "--steps", "5", "--quiet",
      ]
      func learned(_ options: [String]) throws -> Data {
        let run = try Kindred.run(learn + options)
        #expect(run.status == 0, "\(run.notes)")
        return try Data(contentsOf: model)
      }
      // The format tells whether rows carry weights; the papers have no categories.
      let plain = try learned([])
      let labeled = try learned(["--labels", "kind"])
      #expect(plain[8] == 1 && labeled[8] == 2)
      #expect(try learned(["--labels", "kind", "--steps", "0"]) == plain)
      #expect(try learned(["--labels", "kind", "--threads", "3"]) == labeled)
      #expect(try learned(["--labels", "kind", "--contrast", "1"]) != labeled)
      #expect(try learned(["--labels", "kind", "--steps", "6"]) != labeled)
      let nobody = try Kindred.run(learn + ["--labels", "knid"])
      #expect(nobody.status != 0 && nobody.notes.contains("have the field \"knid\""))
      let related = try Kindred.run([
        "related", "p0017", "--in", papers, "--quiet", "--background", model.path,
      ])
      #expect(related.status == 0)
      for wrong in [["--steps", "-1"], ["--contrast", "-0.5"]] {
        #expect(try Kindred.run(learn + wrong).status == 64)
      }
    }
  }

  @Test func whetherLearningHelpsIsToldBeforeAndAfter() throws {
    try TemporaryFolder.with { folder in
      let papers = folder.appending(path: "papers.jsonl").path
      let lines = Seeded.papers(300, subjectCount: 6).enumerated().map { number, paper in
        "{\"id\":\"\(paper.id)\",\"title\":\"\(paper.title)\",\"abstract\":\"\(paper.abstract)\","
          + "\"date\":\"\(1700 + number)\",\"kind\":\"\(number % 6)\"}\n"
      }
      try Data(lines.joined().utf8).write(to: URL(filePath: papers))
      let options = [
        "--in", papers, "--labels", "kind", "--least-papers", "3", "--dimension", "16", "--steps",
        "5",
      ]
      let before = try Kindred.run(["eval", "learning", "--format", "json", "--quiet"] + options)
      #expect(before.status == 0, "\(before.notes)")
      #expect(
        String(decoding: before.output, as: UTF8.self).hasPrefix(
          #"{"learnedFrom":240,"measuredOn":60,"p10":{"learned":0."#))
      let model = folder.appending(path: "model").path
      let learned = try Kindred.run(["learn", "--out", model] + options)
      #expect(learned.status == 0)
      #expect(
        learned.notes.contains(
          "learned from the older 240 papers, a background gives the newer 60 0."))
      let unlabeled = try Kindred.run(["eval", "learning", "--in", papers])
      #expect(
        unlabeled.status == 1 && unlabeled.notes.contains("0 have a category, and 50 are needed"))
    }
  }

  @Test func damagedBackgroundsAreRefused() throws {
    try withPapers { papers, folder in
      let model = folder.appending(path: "model")
      #expect(
        try Kindred.run([
          "learn", "--in", papers, "--out", model.path, "--least-papers", "3", "--quiet",
        ]).status == 0)
      let bytes = try Data(contentsOf: model)
      var flipped = bytes
      flipped[bytes.count / 2] ^= 1
      for (damaged, sentence) in [
        (bytes.dropLast(9), "its length does not fit its header"),
        (flipped[...], "its checksum is wrong"), (Data("{}".utf8)[...], "no background model"),
        (Data()[...], "no background model"),
      ] {
        try Data(damaged).write(to: model)
        let result = try Kindred.run(["cluster", "--in", papers, "--background", model.path])
        #expect(result.status == 2 && result.output.isEmpty)
        #expect(result.notes.contains(sentence), "\(result.notes)")
      }
      let missing = try Kindred.run(["cluster", "--in", papers, "--background", "nowhere"])
      #expect(missing.status == 2 && missing.notes.contains("no such file"))
      let few = try Kindred.run(["learn", "--in", ProjectFiles.sampleDigest, "--out", model.path])
      #expect(few.status == 0 || few.notes.contains("no term in"))
    }
  }

  @Test func vectorsFromElsewhereNeedTheirIdentifiers() throws {
    try withPapers { papers, folder in
      let vectors = folder.appending(path: "own.npy").path
      #expect(
        try Kindred.run(["embed", "--in", papers, "--out", vectors, "--quiet"]).status == 0)
      let cluster = ["cluster", "-k", "9", "--in", papers, "--embeddings", vectors]
      #expect(try Kindred.run(cluster).status == 0)
      let identifiers = folder.appending(path: "own.ids.txt")
      let names = try String(contentsOf: identifiers, encoding: .utf8)
      try Data(names.dropLast(6).utf8).write(to: identifiers)
      let short = try Kindred.run(cluster)
      #expect(short.status == 2 && short.notes.contains("identifiers for 300 rows"))
      try FileManager.default.removeItem(at: identifiers)
      #expect(try Kindred.run(cluster).status == 2)
    }
  }

  @Test func evaluationsAreWritten() throws {
    try withPapers { papers, folder in
      let pass = ["--in", papers, "--quiet", "--format", "json"]
      func document(_ arguments: [String]) throws -> [String: Any] {
        let result = try Kindred.run(["eval"] + arguments + pass)
        #expect(result.status == 0, "\(result.notes)")
        return try #require(
          try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
      }
      let qrels = folder.appending(path: "qrels")
      try Data("p0000\tp0009\t1\np0001\tp0010\t2\n".utf8).write(to: qrels)
      #expect(try document(["neighbors", "--qrels", qrels.path])["queries"] as? Int == 2)
      let labels = try document(["neighbors", "--label", "kind"])
      #expect(try #require(labels["p10"] as? Double) > 0.5)
      let draws = try document([
        "clusters", "--label", "kind", "--draws", "3", "--groups", "4", "--per-group", "20",
      ])
      #expect(draws["draws"] as? Int == 3)
      let names = try document(["names", "-k", "4"])
      #expect(names["groups"] as? Int == 4)
      #expect(try #require(names["precision"] as? Double) > 0.3)
      let named = try document([
        "names", "--label", "kind", "--draws", "3", "--groups", "4", "--per-group", "10",
      ])
      #expect(named["draws"] as? Int == 3 && named["nearest"] is Double)
      let fidelity = try document(["fidelity", "--projection", "random", "--dimension", "32"])
      #expect(fidelity["dimension"] as? Int == 32)
      #expect(fidelity["jlBound"] is NSNull)

      try Data("p0000 p0009\n".utf8).write(to: qrels)
      let bad = try Kindred.run(["eval", "neighbors", "--qrels", qrels.path] + pass)
      #expect(bad.status == 2 && bad.notes.contains("qrels:1: not a judgment"))
      let unlabeled = try Kindred.run(["eval", "neighbors", "--label", "none"] + pass)
      #expect(unlabeled.status == 1 && unlabeled.notes.contains("field \"none\""))
    }
  }
}
