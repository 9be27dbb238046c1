// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@Suite struct PaperReaderTests {
  @Test func layoutIsRecognizedByContent() throws {
    let json = try PaperReader().read(
      Array("\n \u{FEFF} ".utf8.prefix(2)) + Array(#"{"title":"J"}"#.utf8), source: "a.md")
    #expect(json.papers.map(\.title) == ["J"])
    let digest = try PaperReader().read(Array("## D\n* 2031\n".utf8), source: "a.jsonl")
    #expect(digest.papers.map(\.title) == ["D"])
  }

  @Test(arguments: [
    ("", "nothing in it"), ("  \n\n", "nothing in it"), ("just words", "no paper in it"),
    ("[nope]", "no paper in it"), ("{nope}", "no paper could be read (line 1"),
    ("[{\"title\": \"cut", "no paper could be read (line 1"),
  ]) func textWithoutPapersIsAnError(text: String, found: String) {
    let error = #expect(throws: PapersError.self) {
      try PaperReader().read(Array(text.utf8), source: "s")
    }
    #expect(error?.description.hasPrefix("s: \(found)") == true)
  }

  @Test(
    arguments: [
      ([0x89, 0x50, 0x4E, 0x47, 0x0D], "a PNG image"), ([0x1F, 0x8B, 8], "damaged gzip data"),
      ([0x25, 0x50, 0x44, 0x46], "a PDF"), ([0x41, 0, 0x42], "binary data"),
      ([0xFF, 0xFE, 0x41, 0, 0, 0], "binary data"),
    ] as [([UInt8], String)]) func bytesThatAreNoTextAreNamed(bytes: [UInt8], found: String)
  {
    let error = #expect(throws: PapersError.self) {
      try PaperReader().read(bytes, source: "s")
    }
    #expect(error?.description.hasPrefix("s: \(found)") == true)
  }

  @Test func largeInputsAreReadInPartsWithTheirLines() throws {
    // 19 MB: two parts, and pieces of them.
    let filler = String(repeating: "reef buoy tram timetable ", count: 400)
    let count = 2_000
    let json = (0..<count).map { #"{"id":"p\#($0)","title":"T\#($0)","abstract":"\#(filler)"}"# }
    let table = (0..<count).map { "p\($0),T\($0),\"\(filler)\n\"" }
    let ris = (0..<count).map { "TY  - JOUR\nID  - p\($0)\nTI  - T\($0)\nAB  - \(filler)\nER  - " }
    let digest = (0..<count).map { "## T\($0)\n* 2031-06-02\n* \(filler)\n* link:[id:p\($0)]()" }
    let inputs = [json, ["id,title,abstract"] + table, ris, digest]
    for (lines, linesEach) in zip(inputs, [1, 2, 5, 4]) {
      let bad = [
        "{\"id\":1}", "p,,\"\n\"", "TY  - JOUR\nER  - ", "##\n* 2031-06-02\n*\n* link:[]()",
      ]
      let text = (lines + bad.filter { $0.first == lines.last?.first }).joined(separator: "\n")
      let list = try PaperReader().read(Array(text.utf8), source: "s")
      #expect(list.papers.map(\.id.description) == (0..<count).map { "p\($0)" })
      #expect(list.papers.allSatisfy { $0.abstract.utf8.count == filler.utf8.count - 1 })
      let last = list.issues.last { $0.message.contains("without a title") }
      #expect(last?.line == count * linesEach + (linesEach == 2 ? 2 : 1))
    }
  }

  @Test func entriesWithoutEndAreBounded() throws {
    let long = String(repeating: "x", count: 70 << 20)
    let list = try PaperReader().read(
      Array("{\"title\":\"T\"}\n{\"title\":\"\(long)\"}\n{\"title\":\"U\"}".utf8), source: "s")
    #expect(list.papers.map(\.title) == ["T", "U"])
    #expect(list.issues.first?.message == "a line of more than 16 MiB was skipped")
  }

  @Test func jsonIsTakenAsLinesOrAsADocument() throws {
    func titles(_ text: String) throws -> [String] {
      try PaperReader().read(Array(text.utf8), source: "s").papers.map(\.title)
    }
    #expect(try titles("{\"schema\": 1}\n{\"title\": \"A\"}\n{\"title\": \"B\"}") == ["A", "B"])
    #expect(try titles("{\"papers\": [{\"title\": \"A\"}]}") == ["A"])
    #expect(try titles("{\n \"paperId\": \"x\",\n \"title\": \"Pretty\"\n}") == ["Pretty"])
    let many = (0..<120).map { _ in
      "{\"title\":\"A\",\"abstract\":\"\(String(repeating: "x", count: 150_000))\"}"
    }
    #expect(try titles("{\"results\":[\(many.joined(separator: ","))]}").count == 120)
  }

  @Test func fewWordsCannotStandForVeryMuch() throws {
    let places = (0..<20_000).map { _ in "0" }.joined(separator: ",")
    let word = String(repeating: "w", count: 50_000)
    let list = try PaperReader().read(
      Array("{\"title\":\"T\",\"abstract_inverted_index\":{\"\(word)\":[\(places)]}}".utf8),
      source: "s")
    #expect(list.papers == [Paper(title: "T", source: "s")])
    #expect(list.issues.map(\.message) == ["an abstract of more than 1 MiB was left out"])
  }

  @Test func anyMuchWhiteSpaceMayComeFirst() throws {
    let list = try PaperReader().read(
      [UInt8](repeating: 10, count: 3_000_000) + Array("## T\n* -\n##\n".utf8), source: "s")
    #expect(list.papers.map(\.title) == ["T"])
    #expect(list.issues.last?.line == 3_000_003)
  }
}
