// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@Suite struct BadInputTests {
  /// Runs a command that must fail with a code and one sentence that starts with `kindred:` or, for
  /// a command line that makes no sense, `Error:`.
  private func expectFailure(
    _ arguments: [String], _ status: Int32, _ sentence: String, input: Data = Data()
  ) throws {
    let result = try Kindred.run(arguments, input: input)
    #expect(result.status == status, "\(arguments): \(result.notes)")
    #expect(result.notes.contains(sentence), "\(result.notes)")
    #expect(result.output.isEmpty)
  }

  @Test(arguments: [
    ("", "-: nothing in it"),
    ("just words\n", "-: no paper in it"),
    ("{\"title\": \"cut", "-: no paper could be read (line 1: not valid JSON"),
    ("\u{89}PNG", "-: no paper in it"),
    ("[nope]", "-: no paper in it"),
    ("[{\"title\": 1}]", "-: no paper could be read (line 1: entry 1: field"),
    ("<?xml version='1.0'?><a/>", "-: no paper could be read (line 1: XML without"),
    ("@a{b", "-: no paper could be read (line 1: an entry is not closed"),

  ]) func textWithoutPapersIsUnreadable(text: String, sentence: String) throws {
    for command in [["inspect"], ["cluster"], ["neighbors"], ["related", "x"], ["search", "x"]] {
      try expectFailure(command + ["--in", "-"], 2, sentence, input: Data(text.utf8))
    }
  }

  @Test(arguments: [
    (
      "name,year\nT,2031\n",
      "-: no paper in it, a title is missing among its fields \"name\", \"year\""
    ),
    ("{\"heading\": \"T\"}\n", "a title is missing among its fields \"heading\""),
    ("# Tool\n\n## Use\n\nType it.\n", "-: no paper in it, but headings without a date, a link"),
  ]) func whatIsMissingIsNamed(text: String, sentence: String) throws {
    try expectFailure(["inspect", "--in", "-"], 2, sentence, input: Data(text.utf8))
  }

  @Test func aFeedWithoutEntriesIsAnAnswer() throws {
    let feed = Data("<rss><channel><title>none today</title></channel></rss>".utf8)
    let result = try Kindred.run(["inspect", "--in", "-"], input: feed)
    #expect(result.status == 0 && result.notes == "")
  }

  @Test func aColumnThatIsNotKnownIsTold() throws {
    let text =
      "Wir messen, wie schnell die kleinen Meere nach starken und langen Stürmen wieder klar werden."
    let table = Data("title,inhalt\nT,\"\(text)\"\nU,\"\(text)\"\n".utf8)
    let result = try Kindred.run(["inspect", "--in", "-"], input: table)
    #expect(
      result.status == 0
        && result.notes.hasPrefix(
          "kindred: -: not known and not read: \"inhalt\"\nkindred: 1 issue in the input")
    )
    #expect(result.text.contains("-:2: the field \"inhalt\" looks like text, is not known"))
  }

  @Test func whatExportWritesOfOddPapersIsReadAgain() throws {
    let line = """
      {"id":"none","version":null,"title":"NA","authors":["N/A"],"abstract":"<b>&amp;</b> © 2031 X.","date":null,\
      "categories":[],"journal":"null","doi":null,"url":null}
      """
    let first = try Kindred.run(["export", "--in", "-"], input: Data(line.utf8))
    for format in ["jsonl", "csv", "bibtex", "markdown"] {
      let written = try Kindred.run(
        ["export", "--format", format, "--quiet", "--in", "-"], input: first.output)
      let again = try Kindred.run(["export", "--quiet", "--in", "-"], input: written.output)
      #expect(again.status == 0 && again.text == first.text, "\(format): \(written.text)")
    }
  }

  @Test func binaryDataIsNamed() throws {
    let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13])
    try expectFailure(["cluster", "--in", "-"], 2, "-: a PNG image, where", input: png)
    let gzip = Data([0x1F, 0x8B, 8, 0, 0, 0])
    try expectFailure(["cluster", "--in", "-"], 2, "-: damaged gzip data", input: gzip)
    let bomb = try Kindred.run(
      ["-c", "head -c 40000000 /dev/zero | gzip"], with: URL(filePath: "/bin/sh")
    ).output
    try expectFailure(
      ["cluster", "--in", "-"], 2, "unpacks to more than 100 times its size", input: bomb)
  }

  @Test func pathsThatHoldNothingAreUnreadable() throws {
    try TemporaryFolder.with { folder in
      try expectFailure(
        ["cluster", "--in", folder.path], 2, "a folder without papers")
      try expectFailure(
        ["cluster", "--in", folder.path + "/none"], 2, "none: no such file or folder")
    }
  }

  @Test func oneEndlessLineIsBounded() throws {
    let line = Data("## ".utf8) + Data(repeating: UInt8(ascii: "x"), count: 100_000_000)
    try expectFailure(
      ["cluster", "--in", "-"], 2, "a title of more than 1 MiB was skipped", input: line)
    let json = Data("{\"title\":\"".utf8) + line
    try expectFailure(
      ["cluster", "--in", "-"], 2, "a line of more than 16 MiB was skipped", input: json)
  }

  @Test func invalidUTF8IsReplacedAndCounted() throws {
    let digest =
      Data("## Coral\n * 2031-06-02\n * Reefs ".utf8) + Data([0xC3, 0x28, 0xFF, 10])
      + Data(" * link:[http://arxiv.org/abs/9906.00101](http://arxiv.org/abs/9906.00101)\n".utf8)
    let result = try Kindred.run(["inspect", "--in", "-"], input: digest)
    #expect(result.status == 0)
    #expect(result.notes == "kindred: 1 issue in the input (kindred inspect lists them)\n")
    #expect(result.text.contains("-:3: invalid UTF-8 was replaced"))
    try expectFailure(
      ["inspect", "--strict", "--in", "-"], 2, "-:3: invalid UTF-8", input: digest)
  }

  @Test func unknownAndAmbiguousPapersListTheClosest() throws {
    let sample = ["--in", ProjectFiles.sampleDigest]
    try expectFailure(["related", "9906.99999"] + sample, 1, "the closest are:\n  9906.00138")
    try expectFailure(["related", "xyzzy plugh"] + sample, 1, "no paper has the identifier")
    try expectFailure(["related", "a"] + sample, 1, "is part of several titles; name one of:")
    try expectFailure(["search", "xyzzy"] + sample, 1, "shares no term with any paper")
  }

  @Test(arguments: [
    ["related", "9906.00101", "-k", "0"], ["neighbors", "-k", "-1"], ["cluster", "-k", "0"],
    ["cluster", "-k", "many"], ["cluster", "--threads", "0"], ["cluster", "--dimension", "0"],
    ["cluster", "--format", "xml"], ["cluster", "--unknown"], ["related"], ["search"],
    ["embed"], ["embed", "--out", "x.txt"], ["nonsense"],
  ]) func commandLinesThatMakeNoSenseAreToldSo(arguments: [String]) throws {
    try expectFailure(arguments + ["--in", ProjectFiles.sampleDigest], 64, "Error: ")
  }

  @Test func noInputIsToldSo() throws {
    try expectFailure(["cluster"], 64, "Error: name some papers with --in PATH")
    try expectFailure(["cluster", "--in", "-", "--in", "-"], 64, "can be read only once")
    try expectFailure(["diff", "-", "-"], 64, "can be read only once")
    try expectFailure(["diff", "-"], 64, "name two periods or more")
    try expectFailure(["diff", "a.md", "b.md"], 2, "a.md: no such file or folder")
  }

  @Test func placesThatCannotBeWrittenAreToldSo() throws {
    try expectFailure(
      ["embed", "--out", "/no/such/folder/x.npy", "--in", ProjectFiles.sampleDigest], 1,
      "/no/such/folder/x.npy: cannot be written")
  }

  @Test func vectorsThatCannotBeTimedAreToldSo() throws {
    func file(_ rows: [[Float]]) -> Data {
      let shape = "(\(rows.count), \(rows[0].count))"
      let header = "{'descr': '<f4', 'fortran_order': False, 'shape': \(shape), }"
      var data = Data([0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0])
      data.append(contentsOf: header.utf8)
      for value in rows.joined() {
        for byte in 0..<4 { data.append(UInt8(truncatingIfNeeded: value.bitPattern >> (8 * byte))) }
      }
      return data
    }
    try TemporaryFolder.with { folder in
      let rows = folder.appending(path: "rows.npy")
      let start = folder.appending(path: "start.npy")
      try file([[1, 0], [0, 0], [3, 4]]).write(to: rows)
      let bench = ["bench", "kmeans", "--runs", "1", "--embeddings", rows.path]
      #expect(try Kindred.run(bench).status == 0)
      try file([[1, 0], [0, 1], [1, 1]]).write(to: start)
      try expectFailure(bench + ["--start", start.path], 64, "--start must have 1 to 2 rows of 2")
      try file([[0, 0]]).write(to: start)
      try expectFailure(bench + ["--start", start.path], 64, "none of them zero")
      try file([[0, 0], [0, 0]]).write(to: rows)
      try expectFailure(bench, 2, "it has no row that is not zero")
      try file([[1, .nan], [0, 1]]).write(to: rows)
      try expectFailure(bench, 2, "row 0 holds a value that is no number")
    }
  }

  @Test func benchesThatNeedMoreMemoryThanThereIsAreRefused() throws {
    try expectFailure(
      ["bench", "--size", "10000000", "--dimension", "65536"], 64,
      "dot on 10000000 x 65536 rows needs about 2.6 TB of memory, and this machine has ")
    try expectFailure(
      ["bench", "graph", "--size", "10000000", "--dimension", "1", "--neighbors", "1000000"], 64,
      "graph on 10000000 x 1 rows with 1000000 neighbors needs about 400.0 TB of memory")
  }

  @Test func digestsOfOneTwoAndThreePapersWork() throws {
    for count in 1...3 {
      let digest = (1...count).map { "## Coral reefs number n\($0)\n * 2031-06-02\n * Reefs.\n" }
      for command in [["cluster"], ["neighbors"], ["inspect"], ["search", "coral"]] {
        let result = try Kindred.run(
          command + ["--in", "-"], input: Data(digest.joined().utf8))
        #expect(result.status == 0)
      }
    }
  }

  @Test func hugeCountsGiveAllThereIs() throws {
    let digest = ProjectFiles.sampleDigest
    for command in [
      ["cluster", "-k", "9223372036854775807"], ["neighbors", "-k", "922337203685477581"],
      ["related", "9906.00101", "-k", "9223372036854775807"],
    ] {
      let result = try Kindred.run(command + ["--in", digest, "--quiet"])
      #expect(result.status == 0, "\(command): \(result.notes)")
    }
  }

  @Test func fewPapersHaveAnswers() throws {
    for count in 1...9 {
      let lines = (0..<count).map {
        "{\"id\":\"p\($0)\",\"title\":\"Coral reefs \($0 % 2 == 0 ? "bleaching" : "spawning")\"}\n"
      }
      let input = Data(lines.joined().utf8)
      for command in [
        ["cluster"], ["cluster", "-k", "2"], ["neighbors"], ["eval", "fidelity"],
        ["neighbors", "--semantic-weight", "1"],
      ] {
        let result = try Kindred.run(
          command + ["--in", "-", "--quiet", "--format", "json"], input: input)
        #expect(result.status == 0, "\(command) of \(count): \(result.notes)")
      }
    }
  }
}
