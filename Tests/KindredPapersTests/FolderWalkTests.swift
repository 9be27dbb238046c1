// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import KindredPapers

@Suite struct FolderWalkTests {
  private func shell(_ script: String, in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  private func paper(_ title: String) -> String { "{\"title\":\"\(title)\"}" }

  @Test func everyFileBelowIsFoundInTheOrderOfItsPath() throws {
    try TemporaryFolder.with { folder in
      try shell(
        """
        mkdir out; touch out/x.md; mkdir in; cd in
        mkdir a .h; touch a.md a/x.md a/.hidden .h/y.md b; ln -s b c; ln -s ../out d
        """, in: folder)
      let start = folder.path + "/in"
      let walk = try FolderWalk(FilePath(start))
      let files = walk.found.compactMap { found in
        if case .file(let path) = found { path.text.dropFirst(start.count + 1) } else { nil }
      }
      #expect(files == ["a.md", "a/x.md", "b", "c", "d/x.md"])
      #expect(walk.found.count == files.count)
    }
  }

  @Test func eachFolderIsReadOnceHoweverManyLinksLeadToIt() throws {
    try TemporaryFolder.with { folder in
      let script = """
        for i in $(seq 0 24); do mkdir d$i; ln -s ../d$((i + 1)) d$i/x; ln -s ../d$((i + 1)) d$i/y; done
        mkdir d25; echo '\(paper("T"))' > d25/t.jsonl
        """
      try shell(script, in: folder)
      let list = try PaperFiles.read([folder.path + "/d0"], with: PaperReader())
      #expect(list.papers.map(\.title) == ["T"])
      #expect(list.issues.count == 25)
      #expect(
        list.issues.allSatisfy { $0.message.contains("a link to a folder that is read already") })
    }
  }

  @Test func namesThatAreNoTextAreReadAndTold() throws {
    try TemporaryFolder.with { folder in
      try shell("printf '%s' '\(paper("T"))' > \"$(printf 'w\\377.jsonl')\"", in: folder)
      let list = try PaperFiles.read([folder.path], with: PaperReader())
      #expect(list.papers.map(\.title) == ["T"])
      #expect(list.papers.first?.source == folder.path + "/w\u{FFFD}.jsonl")
      #expect(
        list.issues.map(\.message) == ["the name of the file is no UTF-8 and is shown as text"])
    }
  }

  @Test func whatCannotBeReadIsToldAndStopsStrictReaders() throws {
    try TemporaryFolder.with { folder in
      try shell(
        "echo '\(paper("T"))' > t.jsonl; ln -s nowhere broken; ln -s . loop; mkfifo pipe",
        in: folder)
      let list = try PaperFiles.read([folder.path], with: PaperReader())
      #expect(list.papers.map(\.title) == ["T"])
      #expect(
        list.issues.map { $0.source.split(separator: "/").last } == ["broken", "loop", "pipe"])
      #expect(list.issues.allSatisfy { $0.message.hasSuffix(", skipped") })
      #expect(throws: PapersError.self) {
        try PaperFiles.read([folder.path], with: PaperReader(isStrict: true))
      }
    }
  }

  @Test func aTildeAndAColonAreLetters() throws {
    #expect(FilePath("~").text == "./~")
    #expect(FilePath("file:u").text == "./file:u")
    #expect(FilePath("/a~").text == "/a~")
    try TemporaryFolder.with { folder in
      try shell("echo x > real; ln -s real one; ln -s one two; ln -s gone three", in: folder)
      #expect(FilePath(folder.path + "/two").target.text == folder.path + "/real")
      #expect(FilePath(folder.path + "/three").target.text == folder.path + "/gone")
      #expect(FilePath(folder.path + "/real").target.text == folder.path + "/real")
    }
  }
}
