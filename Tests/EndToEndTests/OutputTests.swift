// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@Suite struct OutputTests {
  private let sample = ["--in", ProjectFiles.sampleDigest]

  private func shell(_ script: String, _ arguments: [String] = []) throws -> Kindred.Result {
    try Kindred.run(
      ["-c", script, Kindred.program.path] + arguments, with: URL(filePath: "/bin/bash"))
  }

  @Test func filesKeepTheirPermissionsAndLinksStayLinks() throws {
    try TemporaryFolder.with { folder in
      let script = """
        cd "$1" && echo old > page.html && chmod 640 page.html && ln -s page.html link.html &&
        "$0" cluster --in "$2" --quiet --html link.html > /dev/null &&
        stat -c %a page.html && test -L link.html && head -c 9 page.html && ls -A | wc -l
        """
      let result = try shell(script, [folder.path, ProjectFiles.sampleDigest])
      #expect(result.status == 0 && result.text == "640\n<!doctype2\n", "\(result.text)")
    }
  }

  @Test func newFilesHaveThePermissionsThatTheProcessGives() throws {
    try TemporaryFolder.with { folder in
      let script = """
        cd "$1" && umask 027 && "$0" embed --in "$2" --quiet --out ~.npy && stat -c %a ./~.npy
        """
      let result = try shell(script, [folder.path, ProjectFiles.sampleDigest])
      #expect(result.text == "640\n", "\(result.text)\(result.notes)")
    }
  }

  @Test func devicesAndPipesAreWrittenToAndStay() throws {
    try TemporaryFolder.with { folder in
      let script = """
        cd "$1" && mkfifo pipe
        (cat pipe 2> /dev/null | head -c 9) &
        "$0" cluster --in "$2" --quiet --html pipe > /dev/null; wait; test -p pipe || echo replaced
        "$0" cluster --in "$2" --quiet --html >(head -c 9) > /dev/null; sleep 0.2
        "$0" cluster --in "$2" --quiet --html /dev/null > /dev/null; test -c /dev/null || echo replaced
        """
      let result = try shell(script, [folder.path, ProjectFiles.sampleDigest])
      #expect(!result.text.contains("replaced"))
      #expect(result.text.contains("<!doctype<!doctype"), "\(result.text)\(result.notes)")
    }
  }

  @Test func aFileThatIsStandardOutputKeepsWhatIsInIt() throws {
    try TemporaryFolder.with { folder in
      let script = """
        cd "$1"; echo OLD > out; "$0" cluster --in "$2" --quiet --html /dev/stdout >> out
        head -c 4 out; grep -c "papers in" out; tail -c 20 out | head -c 2 | wc -c
        """
      let result = try shell(script, [folder.path, ProjectFiles.sampleDigest])
      #expect(result.status == 0 && result.text.hasPrefix("OLD\n"), "\(result.text)")
      #expect(result.text != "OLD\n0\n2\n")
    }
  }

  @Test func whatCannotBeWrittenSaysWhyAndLeavesWhatIsThere() throws {
    try TemporaryFolder.with { folder in
      for (place, reason) in [
        ("none/x.html", "there is no such folder"), (".", "it is a folder"),
      ] {
        let path = folder.path + "/" + place
        let result = try Kindred.run(["cluster", "--quiet", "--html", path] + sample)
        #expect(result.status == 1 && result.notes.contains("cannot be written: \(reason)"))
      }
      let full = try Kindred.run(
        ["embed", "--quiet", "--out", folder.path + "/x.npy"] + sample, largestFile: 8)
      #expect(full.status == 1 && full.notes.contains("the file may not grow that large"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test func namesOfFilesReachTheTerminalAsText() throws {
    try TemporaryFolder.with { folder in
      let name = "\u{1B}[31mEVIL\u{7}\nkindred: FAKE.jsonl"
      try Data("{\"title\":\"T\"}\nnonsense\n".utf8).write(to: folder.appending(path: name))
      for arguments in [
        ["inspect", "--in", folder.path], ["inspect", "--in", folder.path + "/" + name],
        ["inspect", "--in", folder.path + "/none\u{1B}[2J\nkindred: FAKE"],
        ["info", "--library", folder.path + "/none\u{1B}[2J\nkindred: FAKE"],
        ["diff", folder.path, folder.path + "/" + name],
      ] {
        let result = try Kindred.run(arguments)
        for text in [result.text, result.notes] {
          #expect(!text.contains("\u{1B}") && !text.contains("\u{7}"), "\(arguments)")
          #expect(!text.contains("\nkindred: FAKE"), "\(arguments)")
        }
        #expect((result.text + result.notes).contains("\\u001B["))
      }
    }
  }

  @Test func textsOfPapersAndQueriesReachTheTerminalAsText() throws {
    let evil = #"\u001b[31mEVIL\u0007\u009b\u202e\nFAKE"#
    let fields = ["id", "title", "abstract", "url", "journal", "doi"].map {
      "\"\($0)\":\"coral \(evil)\""
    }
    let paper =
      "{\(fields.joined(separator: ",")),\"authors\":[\"\(evil)\"],\"categories\":[\"\(evil)\"]}\n"
    try TemporaryFolder.with { folder in
      let papers = folder.appending(path: "papers.jsonl")
      try Data((paper + paper.replacing("coral", with: "reef coral")).utf8).write(to: papers)
      let queries = folder.appending(path: "queries.jsonl")
      try Data("{\"id\":\"q\(evil)\",\"text\":\"coral \(evil)\"}\n".utf8).write(to: queries)
      let commands = [
        ["related", "reef coral"], ["search", "coral"], ["search", "--queries", queries.path],
        ["neighbors"], ["cluster"], ["export"], ["inspect"],
      ]
      for command in commands {
        for format in ["text", "json", "jsonl", "csv", "markdown"] {
          let result = try Kindred.run(command + ["--format", format, "--in", papers.path])
          let text = result.text + result.notes
          #expect(
            !["\u{1B}", "\u{7}", "\u{9B}", "\u{202E}", "\nFAKE"].contains(where: text.contains),
            "\(command) \(format)")
        }
      }
    }
  }

  @Test func reasonsWithoutEndAreWrappedInOnePass() throws {
    let words = (0..<10_000).map { "w\($0)x" }.joined(separator: " ")
    let papers = ["a", "b"].map {
      "{\"id\":\"\($0)\",\"title\":\"T\($0)\",\"abstract\":\"\(words)\"}\n"
    }
    let result = try Kindred.run(
      ["related", "a", "--explain", "--in", "-"], input: Data(papers.joined().utf8))
    #expect(result.status == 0 && result.text.contains("w9999x"))
    #expect(result.text.split(separator: "\n").count == 3)
  }
}
