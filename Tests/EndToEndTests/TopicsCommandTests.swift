// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@Suite struct TopicsCommandTests {
  private let sample = ["--in", ProjectFiles.sampleDigest, "--quiet"]

  @Test func topicsAreSavedEditedAndUsed() throws {
    try TemporaryFolder.with { folder in
      let file = folder.appending(path: "topics.json")
      let first = try Kindred.run(["cluster", "--save-topics", file.path] + sample)
      #expect(first.status == 0, "\(first.notes)")
      let text = try String(contentsOf: file, encoding: .utf8)
      let name = try #require(
        text.split(separator: "\n").first { $0.contains("\"name\"") }?
          .split(separator: "\"").dropFirst(3).first.map(String.init))
      try text.replacing("\"\(name)\"", with: "\"Our reefs\"")
        .write(to: file, atomically: true, encoding: .utf8)
      var outputs: [Data] = []
      for threads in ["1", "2", "3"] {
        let result = try Kindred.run(
          ["cluster", "--topics", file.path, "--save-topics", file.path, "--format", "json"]
            + ["--threads", threads, "--html", folder.appending(path: "page.html").path] + sample)
        #expect(result.status == 0, "\(result.notes)")
        outputs.append(result.output)
      }
      #expect(outputs.allSatisfy { $0 == outputs[0] })
      #expect(String(decoding: outputs[0], as: UTF8.self).contains("\"label\":\"Our reefs\""))
      let page = try String(contentsOf: folder.appending(path: "page.html"), encoding: .utf8)
      #expect(page.contains("Our reefs") && page.contains("are known topics"))
      let diff = try Kindred.run(
        ["diff", ProjectFiles.sampleDigest, ProjectFiles.sampleDigest, "--topics", file.path]
          + ["--quiet"])
      #expect(diff.status == 0 && diff.text.contains("Our reefs"))
    }
  }

  @Test func aBrokenFileOfTopicsIsTold() throws {
    try TemporaryFolder.with { folder in
      let file = folder.appending(path: "topics.json")
      try Data("{\"version\":1,\"topics\":[{\"name\":\"\"}]}".utf8).write(to: file)
      let result = try Kindred.run(["cluster", "--topics", file.path] + sample)
      #expect(result.status == 2)
      #expect(result.notes.contains("\"name\" of topic 1 in its list must be a text"))
      let missing = try Kindred.run(["cluster", "--topics", file.path + "x"] + sample)
      #expect(missing.status == 2 && missing.notes.contains("no such file"))
    }
  }
}
