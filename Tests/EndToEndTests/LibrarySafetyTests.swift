// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredKernels
import KindredPapers
import TestSupport
import Testing

/// What a library holds after its writer was killed, or its disk was full.
///
/// `KINDRED_KILLS` sets how many times; 12 by default.
@Suite(.serialized) struct LibrarySafetyTests {
  private static let count = 12_000
  private static let batchSize = 5_000
  private static let times =
    ProcessInfo.processInfo.environment["KINDRED_KILLS"].flatMap(Int.init) ?? 12

  private func lines(in folder: URL) throws -> String {
    let path = folder.appending(path: "papers.jsonl")
    let papers = Seeded.papers(Self.count, subjectCount: 9)
    let lines = papers.enumerated().map { index, paper in
      "{\"id\":\"k\(index)\",\"title\":\"\(paper.title)\",\"abstract\":\"\(paper.abstract)\"}\n"
    }
    try Data(lines.joined().utf8).write(to: path)
    return path.path
  }

  /// Expects a sound library of whole batches from the beginning, and returns how many papers it
  /// has.
  private func expectWholeBatches(_ library: String) throws -> Int {
    guard FileManager.default.fileExists(atPath: library) else { return 0 }
    let check = try Kindred.run(["check", "--library", library])
    // Killed before there was anything: no library yet, which indexing makes.
    if check.status == 2 {
      #expect(check.notes.contains("no such library"), "\(check.notes)")
      return 0
    }
    #expect(check.status == 0, "\(check.text)\(check.notes)")
    let papers = try Kindred.run(["export", "--library", library, "--quiet"]).text
      .split(separator: "\n")
    #expect(papers.count % Self.batchSize == 0 || papers.count == Self.count)
    for (index, line) in papers.enumerated() { #expect(line.contains("\"id\":\"k\(index)\"")) }
    return papers.count
  }

  @Test func killedWritersLeaveWholeBatches() throws {
    try TemporaryFolder.with { folder in
      let papers = try lines(in: folder)
      let library = folder.appending(path: "papers.kindred").path
      let index = ["index", papers, "-o", library, "--quiet"]
      let start = Date()
      #expect(try Kindred.run(index).status == 0)
      let whole = Date().timeIntervalSince(start)
      var generator = SeededGenerator(seed: 11)
      var killed = 0
      for time in 0..<Self.times {
        // Sometimes a library that is there already is gone on with.
        if time % 3 != 0 {
          for suffix in ["", "-wal", "-shm", ".lock"] {
            try? FileManager.default.removeItem(atPath: library + suffix)
          }
        }
        if try Kindred.kill(index, after: whole * generator.nextUniform()) { killed += 1 }
        _ = try expectWholeBatches(library)
      }
      #expect(killed > 0)
      #expect(try Kindred.run(index).status == 0)
      #expect(try expectWholeBatches(library) == Self.count)
    }
  }

  @Test func aFullDiskLeavesWholeBatches() throws {
    try TemporaryFolder.with { folder in
      let papers = try lines(in: folder)
      let library = folder.appending(path: "papers.kindred").path
      var generator = SeededGenerator(seed: 12)
      var failed = 0
      for _ in 0..<max(1, Self.times / 2) {
        for suffix in ["", "-wal", "-shm", ".lock"] {
          try? FileManager.default.removeItem(atPath: library + suffix)
        }
        let result = try Kindred.run(
          ["index", papers, "-o", library, "--quiet"],
          largestFile: 20 + generator.next(below: 8_000))
        if result.status != 0 {
          failed += 1
          #expect(result.status == 1 && result.notes.contains(library), "\(result.notes)")
        }
        _ = try expectWholeBatches(library)
        #expect(try Kindred.run(["index", papers, "-o", library, "--quiet"]).status == 0)
        #expect(try expectWholeBatches(library) == Self.count)
      }
      #expect(failed > 0)
    }
  }

  /// Whether a file system of our own can be made here.
  private static let canMount: Bool = {
    (try? TemporaryFolder.with { folder in
      let mount = [
        "-c", "mount -t tmpfs -o size=1m none '\(folder.path)' && umount '\(folder.path)'",
      ]
      return try Kindred.run(mount, with: URL(filePath: "/bin/sh")).status == 0
    }) ?? false
  }()

  @Test(.enabled(if: canMount, "no right to mount a small file system"))
  func aFullFileSystemLeavesWholeBatches() throws {
    try TemporaryFolder.with { folder in
      let papers = try lines(in: folder)
      let small = folder.appending(path: "small")
      try FileManager.default.createDirectory(at: small, withIntermediateDirectories: true)
      func shell(_ command: String) throws -> Int32 {
        try Kindred.run(["-c", command], with: URL(filePath: "/bin/sh")).status
      }
      let library = small.appending(path: "papers.kindred").path
      var generator = SeededGenerator(seed: 13)
      var failed = 0
      for _ in 0..<max(4, Self.times / 5) {
        let size = 200 + generator.next(below: 24_000)
        #expect(try shell("mount -t tmpfs -o size=\(size)k none '\(small.path)'") == 0)
        let result = try Kindred.run(["index", papers, "-o", library, "--quiet"])
        if result.status != 0 {
          failed += 1
          #expect(result.status == 1 && result.notes.contains(library), "\(result.notes)")
        }
        // Reading takes a little space as well.
        #expect(try shell("mount -o remount,size=\(size + 500)k '\(small.path)'") == 0)
        _ = try expectWholeBatches(library)
        #expect(try shell("mount -o remount,size=200m '\(small.path)'") == 0)
        #expect(try Kindred.run(["index", papers, "-o", library, "--quiet"]).status == 0)
        #expect(try expectWholeBatches(library) == Self.count)
        #expect(try shell("umount '\(small.path)'") == 0)
      }
      #expect(failed > 0)
    }
  }

  @Test func killedLearnersLoseNothing() throws {
    try TemporaryFolder.with { folder in
      let papers = try lines(in: folder)
      let library = folder.appending(path: "papers.kindred").path
      #expect(try Kindred.run(["index", papers, "-o", library, "--quiet"]).status == 0)
      let relearn = ["relearn", "--library", library]
      let start = Date()
      #expect(try Kindred.run(relearn).status == 0)
      let whole = Date().timeIntervalSince(start)
      let question = ["related", "k7", "--library", library, "--quiet"]
      let answer = try Kindred.run(question).text
      var generator = SeededGenerator(seed: 14)
      for _ in 0..<max(3, Self.times / 4) {
        _ = try Kindred.kill(relearn, after: whole * generator.nextUniform())
        #expect(try expectWholeBatches(library) == Self.count)
        // Complete or not, the answer is the same.
        #expect(firstDifference(try Kindred.run(question).text, answer) == nil)
      }
    }
  }
}
