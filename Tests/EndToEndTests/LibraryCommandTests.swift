// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredPapers
import TestSupport
import Testing

@Suite struct LibraryCommandTests {
  private func withLibrary(_ body: (String) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      let library = folder.appending(path: "papers.kindred").path
      let result = try Kindred.run(["index", ProjectFiles.sampleDigest, "-o", library, "--quiet"])
      #expect(result.status == 0 && result.text == "42 added; 42 papers in the library\n")
      try body(library)
    }
  }

  @Test(arguments: [
    ["related", "9906.00101", "--format", "json"], ["search", "coral", "--format", "json"],
    ["neighbors", "-k", "4"], ["cluster", "--format", "json"], ["export", "--format", "csv"],
    ["eval", "fidelity", "--format", "json"],
  ])
  func aLibraryAnswersAsItsPapersDo(command: [String]) throws {
    try withLibrary { library in
      let fromFile = try Kindred.run(command + ["--in", ProjectFiles.sampleDigest, "--quiet"])
      let named = try Kindred.run(command + ["--library", library, "--quiet"])
      let fromVariable = try Kindred.run(
        command + ["--quiet"], environment: ["KINDRED_LIBRARY": library])
      #expect(fromFile.status == 0 && !fromFile.output.isEmpty)
      #expect(named.output == fromFile.output && fromVariable.output == fromFile.output)
    }
  }

  /// A library that grew, shrank and changed answers as its papers do, whoever passes a filter.
  @Test func aChangedLibraryAnswersAsItsPapersDo() throws {
    try withLibrary { library in
      let papers = library + ".jsonl"
      func index(_ lines: [some StringProtocol]) throws {
        let text = lines.map { $0 + "\n" }.joined()
        #expect(
          try Kindred.run(["index", "-", "-o", library, "--quiet"], input: Data(text.utf8)).status
            == 0)
      }
      let lines = try Kindred.run(["export", "--library", library]).text.split(separator: "\n")
      let ids = ["9906.00101", "9906.00105", "9906.00109"]
      #expect(try Kindred.run(["remove", "--library", library] + ids).status == 0)
      // One comes again, one with other words, and one that is new.
      try index(lines.filter { $0.contains(ids[0]) })
      try index([
        #"{"id": "9906.00120", "title": "Reefs that bleach twice", "abstract": "", "version": 9}"#,
        #"{"id": "new", "title": "Coral reefs from above", "date": "2031-06-05"}"#,
      ])
      try Kindred.run(["export", "--library", library]).output.write(to: URL(filePath: papers))
      #expect(try Kindred.run(["relearn", "--library", library]).status == 0)
      let dates = ["--since", "2031-06-03", "--until", "2031-06-05"]
      for filter in [[], dates] {
        let vectors = library + ".npy"
        for command in [
          ["related", "9906.00101"], ["search", "coral reefs"], ["neighbors", "-k", "4"],
          ["cluster", "--format", "json"], ["cluster", "-k", "3", "--keep-duplicates"],
          ["eval", "fidelity"], ["export"], ["embed", "--out", vectors],
        ] {
          func answer(_ source: [String]) throws -> [Data] {
            let result = try Kindred.run(command + filter + source + ["--quiet"])
            #expect(result.status == 0, "\(command) \(result.notes)")
            return [result.output, (try? Data(contentsOf: URL(filePath: vectors))) ?? Data()]
          }
          #expect(
            try answer(["--library", library]) == answer(["--in", papers]),
            "\(command) \(filter)")
        }
      }
    }
  }

  @Test func exportsAreReadAgain() throws {
    try withLibrary { library in
      for format in ["jsonl", "markdown"] {
        let export = try Kindred.run(["export", "--library", library, "--format", format])
        let again = try Kindred.run(
          ["cluster", "--in", "-", "--quiet", "--format", "json"], input: export.output)
        let direct = try Kindred.run(
          ["cluster", "--library", library, "--quiet", "--format", "json"])
        #expect(again.output == direct.output)
      }
    }
  }

  @Test func addingInPartsIsAddingAtOnce() throws {
    try withLibrary { library in
      let lines = try Kindred.run(["export", "--library", library]).text.split(separator: "\n")
      let parts = library + ".parts"
      for start in stride(from: 0, to: lines.count, by: 5) {
        let part = lines[start..<min(lines.count, start + 5)].map { $0 + "\n" }.joined()
        #expect(
          try Kindred.run(["index", "-", "-o", parts, "--quiet"], input: Data(part.utf8)).status
            == 0)
      }
      let command = ["cluster", "--quiet", "--format", "json", "--library"]
      #expect(try Kindred.run(command + [parts]).output == Kindred.run(command + [library]).output)
    }
  }

  @Test func severalLibrariesAreOne() throws {
    try withLibrary { library in
      let lines = try Kindred.run(["export", "--library", library]).text.split(separator: "\n")
      // The second has ten of the first, one of them in a newer version.
      let newer = #"{"id": "9906.00101", "title": "Reefs again", "abstract": "", "version": 9}"#
      let parts = [Array(lines[..<25]), Array(lines[15...]) + [newer[...]]]
      let paths = ["one", "two"].map { library + "." + $0 }
      for (path, part) in zip(paths, parts) {
        let text = Data(part.map { $0 + "\n" }.joined().utf8)
        #expect(try Kindred.run(["index", "-", "-o", path, "--quiet"], input: text).status == 0)
      }
      let both = paths.flatMap { ["--library", $0] }
      let merged = try Kindred.run(["index", paths[0], paths[1], "-o", library + ".both"])
      #expect(
        merged.text == "42 added, 1 updated, 10 unchanged; 42 papers in the library\n",
        "\(merged.notes)")
      for command in [
        ["related", "9906.00101"], ["search", "reefs"], ["neighbors"], ["cluster"],
        ["export", "--since", "2031-06-04"],
      ] {
        let asked = try Kindred.run(command + both + ["--quiet"])
        let expected = try Kindred.run(command + ["--library", library + ".both", "--quiet"])
        #expect(asked.status == 0 && asked.output == expected.output, "\(command)")
      }
      // What is no library is read as before, and told as before.
      let mixed = try Kindred.run(["index", paths[0], "none.md", "-o", library + ".third"])
      #expect(mixed.status != 0)
    }
  }

  @Test func namesakesOfWhatIsRemovedAreNamed() throws {
    try TemporaryFolder.withLibrary { path in
      for title in ["Coral reefs of the south", "Wheels of old clocks", "Bees and their colors"] {
        let table = Data("id,title\n1,\(title)\n".utf8)
        try #require(Kindred.run(["index", "-", "-o", path], input: table).status == 0)
      }
      let first = try Kindred.run(["remove", "1", "--library", path])
      #expect(first.text == "1 removed; 2 papers in the library\n")
      #expect(first.notes == "kindred: of the same name there are 1~2, 1~3\n")
      let second = try Kindred.run(["remove", "1", "--library", path])
      #expect(
        second.notes.hasSuffix(
          "no paper 1 in the library\nkindred: of the same name there are 1~2, 1~3\n"))
      let third = try Kindred.run(["remove", "1~3", "1~2", "--library", path])
      #expect(third.status == 0 && third.notes == "")
    }
  }

  @Test func papersAreRemovedByAnyFormOfTheirIdentifier() throws {
    try withLibrary { library in
      let result = try Kindred.run(
        ["remove", "arXiv:9906.00101v1", "none", "--library", library])
      #expect(result.status == 0 && result.text == "1 removed; 41 papers in the library\n")
      #expect(result.notes == "kindred: no paper none in the library\n")
      #expect(try Kindred.run(["remove", "9906.00101", "--library", library]).status == 1)
      #expect(try Kindred.run(["related", "9906.00101", "--library", library]).status == 1)
      #expect(try Kindred.run(["compact", "--library", library]).status == 0)
      let check = try Kindred.run(["check", "--library", library])
      #expect(check.text == "sound: 41 papers, all as they were written\n")
    }
  }

  @Test func whatIsLeftOfADamagedLibraryIsSaved() throws {
    try withLibrary { library in
      #expect(try Kindred.run(["compact", "--library", library]).status == 0)
      // One letter of one title, which no structure of the file depends on.
      var bytes = try Data(contentsOf: URL(filePath: library))
      let title = try #require(bytes.range(of: Data("ReefSense: Detecting".utf8)))
      bytes[title.lowerBound] = UInt8(ascii: "X")
      try bytes.write(to: URL(filePath: library))
      let check = try Kindred.run(["check", "--library", library])
      #expect(check.status == 1 && check.text.contains("9906.00101 is not as it was written"))
      #expect(check.text.contains("kindred recover \(library) -o NEW saves all that is intact"))
      #expect(try Kindred.run(["cluster", "--library", library]).status == 1)
      #expect(try Kindred.run(["export", "--library", library]).status == 1)
      let new = library + ".new"
      let saved = try Kindred.run(["recover", library, "-o", new])
      #expect(saved.status == 0 && saved.text == "41 added; 41 papers in the library\n")
      #expect(
        saved.notes
          == "kindred: the paper 9906.00101 is not as it was written and was not saved\n")
      #expect(
        try Kindred.run(["check", "--library", new]).text
          == "sound: 41 papers, all as they were written\n")
      #expect(try Kindred.run(["recover", library, "-o", new]).status == 1)
    }
  }

  @Test func mistakesAreSentences() throws {
    func expect(_ arguments: [String], _ status: Int32, _ words: String) throws {
      let result = try Kindred.run(arguments, environment: ["KINDRED_LIBRARY": ""])
      #expect(result.status == status && result.notes.contains(words), "\(result.notes)")
    }
    try expect(["cluster", "--library", "none.kindred"], 2, "none.kindred: no such library")
    try expect(["info"], 64, "name a library with --library FILE or KINDRED_LIBRARY")
    try expect(["index", "x.md"], 64, "name a library with -o FILE or KINDRED_LIBRARY")
    try expect(["cluster", "--in", "a", "--library", "b"], 64, "not both")
    try expect(["index", "x.md", "-o", "b", "--wait=-1"], 64, "--wait must be from 0")
    try expect(
      ["check", "--library", ProjectFiles.sampleDigest], 2, "no library of Kindred")
    try expect(
      ["index", ProjectFiles.sampleDigest, "-o", "/nowhere/at/all.kindred"], 1,
      "/nowhere/at/all.kindred")
    try expect(
      ["eval", "neighbors", "--label", "topic", "--library", ProjectFiles.sampleDigest], 2,
      "no library of Kindred")
  }

  @Test(arguments: ["info", "check", "compact", "relearn"])
  func oneLibraryIsLookedAtAtATime(command: String) throws {
    let result = try Kindred.run([command, "--library", "a.kindred", "--library", "b.kindred"])
    #expect(result.status == 64)
    #expect(result.notes.contains("name one library; a.kindred and b.kindred"))
  }
}
