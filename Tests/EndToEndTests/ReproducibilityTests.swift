// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredPapers
import TestSupport
import Testing

@Suite struct ReproducibilityTests {
  /// The sample, the sample many times over under other names, and a real digest where there is
  /// one.
  private static func inputs(in folder: URL) throws -> [String] {
    let many = folder.appending(path: "many.jsonl")
    let lines = Seeded.papers(2_300, subjectCount: 9).map {
      "{\"id\":\"\($0.id)\",\"title\":\"\($0.title)\",\"abstract\":\"\($0.abstract)\"}\n"
    }
    try Data(lines.joined().utf8).write(to: many)
    let real = ProjectFiles.realData?.appending(path: "seed/2024-03-15--2024-03-20.md").path
    return [ProjectFiles.sampleDigest, many.path] + [real].compactMap { $0 }
  }

  @Test(arguments: [
    ["related"], ["recommend", "--like"], ["neighbors", "-k", "5"], ["cluster"],
    ["cluster", "-k", "7"],
    ["embed", "--projection", "random"], ["embed"], ["map", "-k", "3"],
  ])
  func bytesDependNeitherOnThreadsNorOnTheRun(command: [String]) throws {
    try TemporaryFolder.with { folder in
      for (number, path) in try Self.inputs(in: folder).enumerated() {
        let paper = [["9906.00101"], ["p0017"], ["2403.12008"]][number]
        var outputs: [Data] = []
        for threads in ["1", "2", "3", "2"] {
          var arguments = command + ["--in", path, "--threads", threads, "--quiet"]
          if command == ["related"] { arguments += paper + ["--format", "json"] }
          if command[0] == "recommend" {
            arguments = command + paper + arguments.dropFirst(2) + ["--format", "json", "-k", "90"]
          }
          let writesFile = ["embed", "map"].contains(command[0])
          let file = folder.appending(
            path: "out-\(threads).\(command[0] == "map" ? "json" : "npy")")
          if writesFile { arguments += ["--out", file.path] }
          let result = try Kindred.run(arguments)
          #expect(result.status == 0)
          outputs.append(
            writesFile ? try Data(contentsOf: file) : result.output)
        }
        #expect(!outputs[0].isEmpty)
        #expect(outputs.dropFirst().allSatisfy { $0 == outputs[0] })
      }
    }
  }

  @Test func comparisonsDependOnNeitherEither() throws {
    try TemporaryFolder.with { folder in
      let inputs = try Self.inputs(in: folder)
      let outputs = try ["1", "2", "3", "2"].map { threads in
        let result = try Kindred.run(
          ["diff"] + inputs + ["--threads", threads, "--quiet", "--format", "json"])
        #expect(result.status == 0)
        return result.output
      }
      #expect(!outputs[0].isEmpty)
      #expect(outputs.dropFirst().allSatisfy { $0 == outputs[0] })
    }
  }
}
