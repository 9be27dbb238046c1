// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct TextEncodingTests {
  private func read(_ bytes: [UInt8]) throws -> PaperList {
    try PaperReader().read(bytes, source: "x")
  }

  private func feed(_ declaration: String, _ title: [UInt8]) -> [UInt8] {
    Array("\(declaration)<feed><entry><title>".utf8) + title
      + Array("</title></entry></feed>".utf8)
  }

  @Test(
    arguments: [
      ("UTF-8", [0xC3, 0xA9], "é"), ("us-ascii", [0x65], "e"), ("ISO-8859-1", [0xE9], "é"),
      ("iso-8859-2", [0xB9], "š"), ("ISO-8859-9", [0xFD], "ı"), ("iso-8859-15", [0xA4], "€"),
      ("Windows-1250", [0x9A], "š"), ("windows-1251", [0xFF], "я"), ("cp1252", [0x80], "€"),
      ("windows-1253", [0xE1], "α"), ("windows-1254", [0xFE], "ş"), ("UTF-16", [0xC3, 0xA9], "é"),
    ] as [(String, [UInt8], String)]) func declaredEncodingsAreRead(
      name: String, bytes: [UInt8], text: String
    ) throws
  {
    let list = try read(feed("<?xml version='1.0' encoding='\(name)'?>", bytes))
    #expect(list.papers.map(\.title) == [text])
    #expect(list.issues.isEmpty)
  }

  @Test(arguments: [
    "<?xml version=\"1.0\" encoding=\"UTF-7\"?>", "<?xml version='1.0' encoding\r=\r'utf-7'?>",
    "<?xml version='1.0'\(String(repeating: " ", count: 900))encoding='UTF-7'?>",
    "<?xml version='1.0' encoding='\u{1B}[31mUTF-7\u{7}'?>",
  ]) func otherEncodingsAreRefusedByNameHoweverTheyAreDeclared(declaration: String) {
    let error = #expect(throws: PapersError.self) { try read(feed(declaration, [0x54])) }
    let sentence = error?.description ?? ""
    #expect(sentence.contains("x: XML in the encoding") && sentence.lowercased().contains("utf-7"))
    #expect(!sentence.contains("\u{1B}") && !sentence.contains("\u{7}"))
  }

  @Test func whatADeclarationCannotHideIsText() throws {
    // In UTF-7 a processing instruction without text, which a parser may not survive.
    let list = try read(feed("<?xml version='1.0'?>", Array("+ADw?foo?+AD4-".utf8)))
    #expect(list.papers.map(\.title) == ["+ADw?foo?+AD4-"])
  }

  @Test(arguments: [false, true]) func marksTellUTF16(isLittleEndian: Bool) throws {
    let text = "id,title\n1,Ré 🐠 \(String(repeating: "x", count: 70_000))\n2,T"
    let bytes = [0xFEFF] + Array(text.utf16)
    let list = try read(
      bytes.flatMap { unit -> [UInt8] in
        let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        return isLittleEndian ? pair.reversed() : pair
      })
    #expect(list.papers.map { $0.title.prefix(4) } == ["Ré 🐠", "T"])
    #expect(list.issues.isEmpty)
  }

  @Test(arguments: [
    "## T\u{FFFD}\n* 2031-06-02\n* a\n* link:[x](http://x)\n",
    "{\"title\":\"T\u{FFFD}\",\"abstract\":\"a\"}\n", "@misc{a, title = {T\u{FFFD}}}\n",
    "TY  - JOUR\nTI  - T\u{FFFD}\nER  - \n", "id,title\n1,T\u{FFFD}\n",
    "<feed><entry><title>T\u{FFFD}</title></entry></feed>\n",
  ]) func invalidTextIsReplacedAndToldInEveryFormat(text: String) throws {
    let broken = Array(text.utf8).split(separator: Array("\u{FFFD}".utf8)).joined(separator: [0xFF])
    let list = try read(Array(broken))
    #expect(list.papers.map(\.title) == ["T\u{FFFD}"])
    let issue = list.issues.first { $0.message == "invalid UTF-8 was replaced" }
    let line = text.split(separator: "\n").firstIndex { $0.contains("\u{FFFD}") } ?? 0
    #expect(issue?.line == line + 1)
  }

  @Test(arguments: [true, false]) func zerosBetweenLettersTellUTF16(isLittleEndian: Bool) throws {
    let text = "id,title\n1,Ré 🐠\n"
    let bytes = text.utf16.flatMap { unit in
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return isLittleEndian ? pair : pair.reversed()
    }
    #expect(try read(bytes).papers.map(\.title) == ["Ré 🐠"])
  }
}
