// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// Command lines that nearly make sense, and what is said of them.
@Suite struct CommandLineTests {
  private let sample = ["--in", ProjectFiles.sampleDigest, "--quiet"]

  private func expect(
    _ arguments: [String], _ status: Int32, _ sentence: String, input: Data = Data()
  ) throws {
    let result = try Kindred.run(arguments, input: input)
    #expect(result.status == status, "\(arguments): \(result.notes)")
    #expect(result.notes.contains(sentence), "\(arguments): \(result.notes)")
    #expect(result.output.isEmpty)
  }

  @Test func aMistypedCommandSuggestsTheNearOne() throws {
    try expect(
      ["relatd", "X"] + sample, 64, "Error: there is no command 'relatd'; did you mean 'related'?")
    try expect(["neigh"] + sample, 64, "did you mean 'neighbors'?")
    try expect(["nonsense"], 64, "there is no command 'nonsense'; there are related, recommend")
    try expect(["eval", "cluster"], 64, "no command 'eval cluster'; did you mean 'eval clusters'?")
  }

  @Test func helpForNoCommandIsAMistake() throws {
    try expect(["help", "nosuch"], 64, "there is no command 'nosuch'")
    try expect(["help", "eval", "nosuch"], 64, "there is no command 'eval nosuch'")
    for command in [
      ["help"], ["help", "search"], ["help", "eval", "clusters"], ["help", "help"],
    ] {
      #expect(try Kindred.run(command).status == 0)
    }
  }

  @Test func aMistypedOptionSuggestsTheNearOne() throws {
    try expect(["search", "x", "--catgory", "y"] + sample, 64, "did you mean '--category'?")
    try expect(["search", "x", "--cat", "y"] + sample, 64, "did you mean '--category'?")
    try expect(
      ["search", "x", "--foo"] + sample, 64,
      "Error: search has no option '--foo'; kindred search --help lists those it has\n")
    try expect(["related", "x", "-x"] + sample, 64, "related has no option '-x'; kindred related")
    try expect(
      ["inspect", "--groups", "3"] + sample, 64,
      "has no option '--groups'; eval clusters, eval names have\n")
  }

  @Test func aNumberMayStandAtItsLetter() throws {
    for command in [["related", "9906.00101"], ["neighbors"], ["cluster"]] {
      let joined = try Kindred.run(command + ["-k3"] + sample)
      #expect(joined.status == 0, "\(joined.notes)")
      #expect(try joined.output == Kindred.run(command + ["-k", "3"] + sample).output)
    }
  }

  @Test func unknownPapersSayHowPapersAreNamed() throws {
    try expect(
      ["related", "2403.12008"] + sample, 1,
      "and none is near; a paper is named by its arXiv identifier (2403.12008), its DOI")
    try expect(["related", "9906.00191"] + sample, 1, "the closest are:\n  9906.00101  ReefSense")
  }

  @Test func aFolderThatIsNotThereIsNamed() throws {
    try expect(
      ["index", ProjectFiles.sampleDigest, "-o", "/nowhere/at/all.kindred"], 1,
      "/nowhere/at/all.kindred: there is no folder /nowhere/at; make it first\n")
    try expect(
      ["index", ProjectFiles.sampleDigest, "-o", ProjectFiles.sampleDigest + "/x.kindred"], 1,
      "is a file, where a folder was expected")
  }

  @Test func datesThatExcludeEachOtherAreRefused() throws {
    try expect(
      ["cluster", "--since", "2031-06-05", "--until", "2031-06-04"] + sample, 64,
      "Error: --since 2031-06-05 is after --until 2031-06-04")
    try expect(["cluster", "--since", "2032", "--until", "2031-06"] + sample, 64, "is after")
    let result = try Kindred.run(
      ["export", "--since", "2031-06", "--until", "2031-06-04"] + sample)
    #expect(result.status == 0)
  }

  @Test func datesCountBackFromToday() throws {
    func exported(_ arguments: [String]) throws -> String {
      let result = try Kindred.run(["export"] + arguments + sample)
      #expect(result.status == 0, "\(result.notes)")
      return result.text
    }
    for (ago, today, day) in [
      ("3d", "2031-06-08", "2031-06-05"), ("1w", "2031-06-11", "2031-06-04"),
      // June has 30 days.
      ("1m", "2031-07-31", "2031-06-30"), ("2y", "2033-06-05", "2031-06-05"),
      ("0d", "2031-06-07", "2031-06-07"),
    ] {
      #expect(
        try exported(["--until", ago, "--today", today]) == exported(["--until", day]), "\(ago)")
    }
    #expect(
      try exported(["--since", "3d", "--today", "2031-06-08"])
        == exported(["--since", "2031-06-05"]))
    for date in ["d", "7x", "-1d", "99999999999999999999d", "2000y", "+3d"] {
      #expect(try Kindred.run(["export", "--since=\(date)"] + sample).status == 64, "\(date)")
    }
  }

  @Test func filtersThatNothingPassesSayWhatThereIs() throws {
    try TemporaryFolder.with { folder in
      let papers = folder.appending(path: "papers.jsonl").path
      let lines = (1...7).map {
        "{\"id\":\"p\($0)\",\"title\":\"Coral reefs \($0)\",\"date\":\"2031-06-0\($0)\","
          + "\"categories\":[\"cs.C\($0)\",\"q-bio\"]}\n"
      }
      try Data(lines.joined().utf8).write(to: URL(filePath: papers))
      let library = folder.appending(path: "papers.kindred").path
      #expect(try Kindred.run(["index", papers, "-o", library, "--quiet"]).status == 0)
      let sentence =
        "kindred: no paper is of the dates, categories and sources asked for; there are 7, from "
        + "2031-06-01 to 2031-06-07, of q-bio (7), cs.C1 (1), cs.C2 (1), cs.C3 (1), cs.C4 (1) and 3 "
        + "other categories\n"
      for command in [
        ["related", "p1"], ["related", "unknown"], ["search", "coral"], ["search", "xyzzy"],
        ["cluster"], ["neighbors"], ["export"], ["inspect"],
      ] {
        for source in [["--in", papers], ["--library", library]] {
          let result = try Kindred.run(command + ["--category", "cs.XX", "--quiet"] + source)
          #expect(result.status == 1 && result.notes == sentence, "\(command) \(result.notes)")
        }
      }
      let diff = try Kindred.run(["diff", papers, papers, "--since", "2032"])
      #expect(diff.status == 1 && diff.notes.contains("there are 14, from 2031-06-01 to"))
      // Filters that some papers pass are not why nothing was found.
      try expect(
        ["search", "xyzzy", "--in", papers, "--category", "cs.C1"], 1,
        "shares no term with any paper")
    }
    try expect(["cluster", "--category", "cs.XX"] + sample, 1, "there are 42, from 2031-06-02 to")
  }

  @Test func periodsAreFiltered() throws {
    let digest = ProjectFiles.sampleDigest
    let diff = try Kindred.run([
      "diff", digest, digest, "--since", "2031-06-04", "--until", "2031-06-05", "--format", "json",
    ])
    let rows = try Kindred.run(
      ["export", "--since", "2031-06-04", "--until", "2031-06-05"] + sample
    ).text.split(separator: "\n")
    let document = try #require(
      try JSONSerialization.jsonObject(with: diff.output) as? [String: Any])
    let periods = try #require(document["periods"] as? [[String: Any]])
    #expect(periods.map { $0["papers"] as? Int } == [rows.count, rows.count])
    #expect(
      periods[0]["dates"] as? [String: String] == ["first": "2031-06-04", "last": "2031-06-05"])
  }

  @Test func periodsOfALibraryAreDates() throws {
    func diff(_ arguments: [String]) throws -> [String: Any] {
      let result = try Kindred.run(["diff", "--format", "json"] + arguments)
      #expect(result.status == 0, "\(result.notes)")
      return try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    }
    try TemporaryFolder.withLibrary { path in
      try #require(Kindred.run(["index", ProjectFiles.sampleDigest, "-o", path]).status == 0)
      let dates = [("2031-06-02", "2031-06-04"), ("2031-06-05", "2031-06-06")]
      try TemporaryFolder.with { folder in
        let files = try dates.map { first, last in
          let file = folder.appending(path: "\(first).jsonl")
          try Kindred.run(["export", "--since", first, "--until", last] + sample).output
            .write(to: file)
          return file.path
        }
        let library = try diff(["--library", path] + dates.map { "\($0)..\($1)" })
        let periods = try #require(library["periods"] as? [[String: Any]])
        #expect(periods.map { $0["source"] as? String } == dates.map { "\($0)..\($1)" })
        #expect(periods.allSatisfy { $0["papers"] as? Int ?? 0 > 3 })
        let expected = try diff(files)
        #expect(
          (library["diffs"] as? NSArray) == (expected["diffs"] as? NSArray))
      }
      for (arguments, sentence) in [
        (["2031-06", "lately"], "lately is no period of a library"),
        (["2031-06", "2031..2032..2033"], "is no period of a library"),
        (["2031-06", "2w"], "2w is no period of a library"),
        (["2031-06..2031-05", "2032"], "2031-06..2031-05 ends before it begins"),
        (["2031-06", "2031-06-30"], "2031-06 does not end before 2031-06-30 begins"),
        (["2031-06", "2032", "--since", "2031"], "the periods of a library say which dates count"),
      ] {
        let result = try Kindred.run(["diff", "--library", path] + arguments)
        #expect(result.status == 64 && result.notes.contains(sentence), "\(result.notes)")
      }
      let one = try Kindred.run(["diff", "--library", path, "2030", "2031-06-02..2031-06-04"])
      #expect(one.status == 0 && one.notes.contains("kindred: no paper is of 2030\n"))
      let vague = Data(#"{"id":"v","title":"Vague reefs","date":"2031"}"#.utf8)
      try #require(Kindred.run(["index", "-", "-o", path], input: vague).status == 0)
      let months = try diff(["--library", path, "2031-05", "2031-06"])
      #expect((months["periods"] as? [[String: Any]])?.map { $0["papers"] as? Int } == [0, 42])
      let none = try Kindred.run(["diff", "--library", path, "2040", "2041"])
      #expect(none.status == 1 && none.notes.contains("there are 43, from 2031 to"))
    }
  }

  @Test func papersBelowTheLeastSimilarityAreLeftOut() throws {
    func similarities(_ arguments: [String]) throws -> [Double] {
      let result = try Kindred.run(arguments + ["--format", "json", "-k", "9"] + sample)
      #expect(result.status == 0, "\(result.notes)")
      let document = try #require(
        try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
      return (document["neighbors"] as? [[String: Any]] ?? [])
        .compactMap { $0["similarity"] as? Double }
    }
    for command in [["related", "9906.00101"], ["search", "coral", "reefs"]] {
      let all = try similarities(command)
      let least = (all[3] + all[4]) / 2
      #expect(try similarities(command + ["--least", "\(least)"]) == Array(all.prefix(4)))
      try expect(
        command + ["--least", "1"] + sample, 1,
        "kindred: no paper has a similarity of 1.0 or more; the nearest has 0.")
    }
    let graph = ["neighbors", "--format", "edges"] + sample
    let all = try Kindred.run(graph).text.split(separator: "\n")
    let kept = try Kindred.run(graph + ["--least", "0.2"]).text.split(separator: "\n")
    #expect(
      kept == all.filter { Double($0.split(separator: "\t").last ?? "") ?? 0 >= 0.2 }
        && !kept.isEmpty && kept.count < all.count)
    try expect(graph + ["--least", "1"], 1, "no paper has a similarity of 1.0 or more")
    try expect(graph + ["--least", "1.5"], 64, "--least must be from 0 to 1, not 1.5")
  }

  @Test func phrasesAndHyphensSayWhichPapersMayBeFound() throws {
    func found(_ text: String...) throws -> [String] {
      let result = try Kindred.run(
        ["search", "-k", "50", "--format", "csv"] + sample + ["--"] + text)
      #expect(result.status == 0, "\(result.notes)")
      return result.text.split(separator: "\r\n").dropFirst().map(String.init)
    }
    let all = try found("coral")
    let bleaching = try found("coral -bleaching")
    #expect(!bleaching.isEmpty && bleaching.count < all.count)
    #expect(try found("coral", "-bleaching") == bleaching)
    let phrase = try found("\"water colour\"")
    // One has it in its title, one in its abstract; a third has both words apart.
    #expect(phrase.count == 2 && phrase[0].contains("9906.00110"))
    try expect(
      ["search", "coral \"no such words\" -fish"] + sample, 1,
      """
      kindred: there is no paper with "no such words" and without "fish" among those that may be found
      """)
    try expect(["search"] + sample + ["--", "-coral"], 64, "some words to look for")
    try TemporaryFolder.with { folder in
      let library = folder.appending(path: "x.kindred").path
      let indexed = try Kindred.run(["index", ProjectFiles.sampleDigest, "-o", library, "--quiet"])
      #expect(indexed.status == 0)
      let search = ["search", "coral -bleaching \"reefs\"", "--format", "json", "--quiet"]
      #expect(
        try Kindred.run(search + ["--library", library]).output
          == Kindred.run(search + sample).output)
    }
  }

  @Test func lettersThatMoveATerminalAreNotShown() throws {
    try expect(["related\u{1B}[31m"], 64, "there is no command 'related [31m'")
    try expect(["search", "x", "--fo\u{1B}o"] + sample, 64, "has no option '--fo o'")
  }

  @Test(.enabled(if: HiddenProc.command != nil, "/proc cannot be hidden here"))
  func argumentsAreReadWithoutProc() throws {
    let command = try #require(HiddenProc.command)
    for arguments in [["inspect"] + sample, ["related", "9906.00101"] + sample] {
      let result = try Kindred.run(
        command + [Kindred.program.path] + arguments, with: URL(filePath: "/usr/bin/unshare"))
      #expect(result.status == 0)
      #expect(try result.output == Kindred.run(arguments).output)
    }
  }
}

private enum HiddenProc {
  /// How to run a program without `/proc`, or nil where nobody may.
  static let command = ["-m", "-rm"].map {
    [$0, "/bin/sh", "-c", "mount -t tmpfs tmpfs /proc && exec \"$0\" \"$@\""]
  }.first { command in
    let result = try? Kindred.run(
      command + ["/bin/true"], with: URL(filePath: "/usr/bin/unshare"))
    return result?.status == 0
  }
}
