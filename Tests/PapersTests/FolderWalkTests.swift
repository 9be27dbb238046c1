// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Papers

@Suite struct FolderWalkTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

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
    try withFolder { folder in
      try shell(
        "mkdir a .h; touch a.md a/x.md a/.hidden .h/y.md b; ln -s b c; ln -s a d", in: folder)
      let walk = try FolderWalk(FilePath(folder.path))
      let files = walk.found.compactMap { found in
        if case .file(let path) = found { path.text.dropFirst(folder.path.count + 1) } else { nil }
      }
      #expect(files == ["a.md", "a/x.md", "b", "c", "d/x.md"])
      #expect(walk.found.count == files.count)
    }
  }

  @Test func namesThatAreNoTextAreReadAndTold() throws {
    try withFolder { folder in
      try shell("printf '%s' '\(paper("T"))' > \"$(printf 'w\\377.jsonl')\"", in: folder)
      let list = try PaperFiles.read([folder.path], with: PaperReader())
      #expect(list.papers.map(\.title) == ["T"])
      #expect(list.papers.first?.source == folder.path + "/w\u{FFFD}.jsonl")
      #expect(
        list.issues.map(\.message) == ["the name of the file is no UTF-8 and is shown as text"])
    }
  }

  @Test func whatCannotBeReadIsToldAndStopsStrictReaders() throws {
    try withFolder { folder in
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
    try withFolder { folder in
      try shell("echo x > real; ln -s real one; ln -s one two; ln -s gone three", in: folder)
      #expect(FilePath(folder.path + "/two").target.text == folder.path + "/real")
      #expect(FilePath(folder.path + "/three").target.text == folder.path + "/gone")
      #expect(FilePath(folder.path + "/real").target.text == folder.path + "/real")
    }
  }
}
