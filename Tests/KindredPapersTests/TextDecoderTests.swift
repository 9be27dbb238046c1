// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct TextDecoderTests {
  @Test func partsOfUTF16MeetAnywhere() {
    let text = "a🐠é\u{FFFD}"
    let bytes = Array(text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for cut in 0...bytes.count {
      var decoder = TextDecoder(.utf16(isLittleEndian: true))
      let parts =
        decoder.decode(Array(bytes[..<cut]), isLast: false)
        + decoder.decode(Array(bytes[cut...]), isLast: true)
      #expect(String(decoding: parts, as: UTF8.self) == text, "cut at \(cut)")
    }
    var decoder = TextDecoder(.utf16(isLittleEndian: true))
    #expect(
      String(decoding: decoder.decode([0x61, 0, 0x3D], isLast: true), as: UTF8.self) == "a\u{FFFD}")
  }

  private func read(_ bytes: [UInt8]) throws -> PaperList {
    try PaperReader().read(bytes, source: "x")
  }

  @Test func whatIsNoUTF8AtAllIsWindows1252() throws {
    let text = "title;year\nGr\u{F6}\u{DF}e \u{96}, caf\u{E9};2031\n"
    let list = try read(text.unicodeScalars.map { UInt8($0.value) })
    #expect(list.papers.map(\.title) == ["Größe –, café"])
    #expect(
      list.issues == [
        ReadingIssue(
          source: "x", line: 1, message: "the text is no UTF-8 and was read as Windows-1252")
      ])
  }

  @Test(arguments: [[0xC3, 0xA9, 0x20, 0xE9], [0xFF], [0xE9, 0x20, 0x81]] as [[UInt8]])
  func oneCharacterOfUTF8OrOneOddByteIsEnoughForUTF8(bytes: [UInt8]) throws {
    let list = try read(Array("title;year\nT ".utf8) + bytes + Array(";2031\n".utf8))
    #expect(list.papers[0].title.contains("\u{FFFD}"))
    #expect(list.issues.map(\.message) == ["invalid UTF-8 was replaced"])
  }

  @Test func theFirstPartThatIsNotASCIIDecides() throws {
    let line = Array("title \(String(repeating: "x", count: 99)),2031\n".utf8)
    var bytes = Array("title,year\n".utf8)
    for _ in 0..<40_000 { bytes += line }
    let last = bytes + [0x47, 0xF6, 0x2C, 0x31, 0x0A]
    #expect(try read(last).papers.last?.title == "Gö")
    #expect(try read(last).issues.count == 1 + 1)
  }

  @Test(arguments: [
    "title,year\rA,2031\rB,2030", "TY  - JOUR\rTI  - A\rER  - \rTY  - JOUR\rTI  - B\rER  - ",
  ])
  func aCarriageReturnAloneEndsLines(text: String) throws {
    #expect(try read(Array(text.utf8)).papers.map(\.title) == ["A", "B"])
  }
}
