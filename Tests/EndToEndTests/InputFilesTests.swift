// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// Files other than papers that a command line names.
@Suite struct InputFilesTests {
  private let sample = ["--in", ProjectFiles.sampleDigest, "--quiet"]

  private static let queries = "{\"id\":1,\"text\":\"coral\"}\n{\"id\":2,\"text\":\"battery\"}\n"

  /// Runs a command on a file that is there as it is, packed, on standard input, and as a pipe, and
  /// expects the same from each.
  private func expectSame(_ content: Data, _ command: (_ path: String) -> [String]) throws {
    try TemporaryFolder.with { folder in
      let file = folder.appending(path: "content").path
      try content.write(to: URL(filePath: file))
      let expected = try Kindred.run(command(file))
      #expect(expected.status == 0 && !expected.output.isEmpty, "\(expected.notes)")
      let packed = file + ".gz"
      let shell = URL(filePath: "/bin/sh")
      #expect(try Kindred.run(["-c", "gzip -k \"$0\"", file], with: shell).status == 0)
      #expect(try Kindred.run(command(packed)).output == expected.output)
      #expect(try Kindred.run(command("-"), input: content).output == expected.output)
      let pipe = file + ".pipe"
      let piped = try Kindred.run(
        ["-c", "mkfifo \"$0\"; cat \"$1\" > \"$0\" & shift; exec \"$@\"", pipe, packed]
          + [Kindred.program.path] + command(pipe), with: shell)
      #expect(piped.output == expected.output, "\(piped.notes)")
    }
  }

  @Test func queriesComeFromAnyFile() throws {
    try expectSame(Data(Self.queries.utf8)) { ["search", "--queries", $0] + sample }
  }

  @Test func judgmentsComeFromAnyFile() throws {
    try expectSame(Data("9906.00101\t9906.00110\t1\n".utf8)) {
      ["eval", "neighbors", "--format", "json", "--qrels", $0] + sample
    }
  }

  @Test func aTextComesFromAnyFile() throws {
    try expectSame(Data("coral\n  reefs\n".utf8)) {
      ["search", "--format", "json", "--text", $0] + sample
    }
    let words = try Kindred.run(["search", "coral", "reefs", "--format", "json"] + sample)
    let read = try Kindred.run(
      ["search", "--text", "-", "--format", "json"] + sample, input: Data("coral\nreefs".utf8))
    #expect(words.output == read.output)
  }

  @Test func vectorsComeFromAnyFile() throws {
    try TemporaryFolder.with { folder in
      let vectors = folder.appending(path: "week.npy")
      #expect(try Kindred.run(["embed", "--out", vectors.path] + sample).status == 0)
      let identifiers = folder.appending(path: "week.ids.txt").path
      let beside = try Kindred.run(["neighbors", "--embeddings", vectors.path] + sample)
      #expect(beside.status == 0)
      try expectSame(try Data(contentsOf: vectors)) {
        ["neighbors", "--embeddings", $0, "--embedding-ids", identifiers] + sample
      }
      let shell = URL(filePath: "/bin/sh")
      #expect(try Kindred.run(["-c", "gzip \"$0\"", vectors.path], with: shell).status == 0)
      let packed = try Kindred.run(["neighbors", "--embeddings", vectors.path + ".gz"] + sample)
      #expect(packed.output == beside.output)
    }
  }

  @Test func aBackgroundComesFromAnyFile() throws {
    try TemporaryFolder.with { folder in
      let model = folder.appending(path: "model")
      #expect(
        try Kindred.run(["learn", "--out", model.path, "--least-papers", "2"] + sample).status == 0)
      try expectSame(try Data(contentsOf: model)) { ["neighbors", "--background", $0] + sample }
    }
  }

  @Test func standardInputIsReadOnce() throws {
    for command in [
      ["search", "--queries", "-", "--in", "-"], ["search", "--text", "-", "--in", "-"],
      ["eval", "neighbors", "--qrels", "-", "--in", "-"],
      ["eval", "neighbors", "--qrels", "-", "--queries", "-"] + sample,
      ["cluster", "--background", "-", "--in", "-"],
      ["neighbors", "--embeddings", "-", "--embedding-ids", "-"] + sample,
    ] {
      let result = try Kindred.run(command)
      #expect(result.status == 64, "\(command)")
      #expect(result.notes.contains("standard input (-) can be read only once"))
    }
  }

  @Test func whatCannotBeReadIsToldSo() throws {
    try TemporaryFolder.with { folder in
      for option in ["--queries", "--text"] {
        let missing = try Kindred.run(["search", option, folder.path + "/none"] + sample)
        #expect(missing.status == 2 && missing.notes.contains("none: no such file or folder"))
        let isFolder = try Kindred.run(["search", option, folder.path] + sample)
        #expect(isFolder.status == 2 && isFolder.notes.contains("cannot be read: it is a folder"))
      }
      let cut = try Kindred.run(
        ["search", "--queries", "-"] + sample, input: Data([0x1F, 0x8B, 8, 0, 0, 0]))
      #expect(cut.status == 2 && cut.notes.contains("damaged gzip data"))
      let empty = try Kindred.run(["search", "--text", "-"] + sample, input: Data(" \n".utf8))
      #expect(empty.status == 2 && empty.notes.contains("-: cannot be read: it holds no text"))
      let two = try Kindred.run(["search", "coral", "--text", "-"] + sample)
      #expect(two.status == 64 && two.notes.contains("give either a text, --text FILE or"))
      let alone = try Kindred.run(["neighbors", "--embedding-ids", "x"] + sample)
      #expect(alone.status == 64 && alone.notes.contains("--embedding-ids needs --embeddings"))
    }
  }

  @Test(arguments: [
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (0, 268435455), }", "of no rows"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (9, 0), }", "of no columns"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 65537), }", "of 65537 columns"),
    (
      "{'descr': '<f8', 'fortran_order': False, 'shape': (9223372036854775807, 65536), }",
      "with 0 bytes of values"
    ),
    ("{\u{1B}[31mEVIL\u{7} False (1,1)}", "a NumPy file of {[31mEVIL False (1,1)}, where a"),
  ]) func headersThatLieAllocateNothing(header: String, sentence: String) throws {
    try TemporaryFolder.with { folder in
      let file = folder.appending(path: "x.npy")
      try Data([0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + header.utf8)
        .write(to: file)
      try Data("a\n".utf8).write(to: folder.appending(path: "x.ids.txt"))
      let result = try Kindred.run(["neighbors", "--embeddings", file.path] + sample)
      #expect(result.status == 2 && result.notes.contains(sentence), "\(result.notes)")
      #expect(result.notes.utf8.allSatisfy { $0 >= 0x20 || $0 == 10 })
    }
  }
}
