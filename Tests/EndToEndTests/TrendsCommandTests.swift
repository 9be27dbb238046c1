// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@Suite struct TrendsCommandTests {
  @Test func trendsAreTheSameFromFilesAndLibrariesOnAnyThreads() throws {
    try TemporaryFolder.with { folder in
      let library = folder.appending(path: "x.kindred").path
      let indexed = try Kindred.run(["index", ProjectFiles.sampleDigest, "-o", library, "--quiet"])
      #expect(indexed.status == 0)
      var outputs: [Data] = []
      for source in [["--in", ProjectFiles.sampleDigest], ["--library", library]] {
        for threads in ["1", "2", "3"] {
          let result = try Kindred.run(
            ["trends", "--by", "week", "--format", "json", "--quiet", "--threads", threads] + source
          )
          #expect(result.status == 0, "\(result.notes)")
          outputs.append(result.output)
        }
      }
      #expect(outputs.dropFirst().allSatisfy { $0 == outputs[0] })
      let document = try #require(
        try JSONSerialization.jsonObject(with: outputs[0]) as? [String: Any])
      #expect(document["by"] as? String == "week")
      #expect((document["topics"] as? [Any])?.isEmpty == false)
    }
  }

  @Test func trendsUseKnownTopicsAndWriteAPage() throws {
    try TemporaryFolder.with { folder in
      let topics = folder.appending(path: "topics.json")
      try Data(#"{"version":1,"topics":[{"name":"coral reefs","number":3}]}"#.utf8)
        .write(to: topics)
      let page = folder.appending(path: "page.html")
      let result = try Kindred.run([
        "trends", "--in", ProjectFiles.sampleDigest, "--topics", topics.path, "--format", "csv",
        "--html", page.path, "--quiet",
      ])
      #expect(result.status == 0, "\(result.notes)")
      #expect(result.text.contains("coral reefs,2031-06,"))
      #expect(try String(contentsOf: page, encoding: .utf8).contains("3. coral reefs"))
    }
  }
}
