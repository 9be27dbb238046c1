// SPDX-License-Identifier: Apache-2.0

import Papers
import Testing

@Suite struct PaperReaderTests {
  @Test func layoutIsRecognizedByContent() throws {
    let json = try PaperReader().read(
      Array("\n \u{FEFF} ".utf8.prefix(2)) + Array(#"{"title":"J"}"#.utf8), source: "a.md")
    #expect(json.papers.map(\.title) == ["J"])
    let digest = try PaperReader().read(Array("## D\n".utf8), source: "a.jsonl")
    #expect(digest.papers.map(\.title) == ["D"])
  }

  @Test(arguments: [
    ("", "nothing in it"), ("  \n\n", "nothing in it"), ("just words", "no paper in it"),
    ("[nope]", "a stray \"[\""), ("{nope}", "no paper could be read (line 1"),
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
      ([0xFF, 0xFE, 0x41, 0], "text in UTF-16"),
    ] as [([UInt8], String)]) func bytesThatAreNoTextAreNamed(bytes: [UInt8], found: String)
  {
    let error = #expect(throws: PapersError.self) {
      try PaperReader().read(bytes, source: "s")
    }
    #expect(error?.description.hasPrefix("s: \(found)") == true)
  }

  @Test func randomBytesNeverTrap() {
    var state: UInt64 = 88_172_645_463_325_252
    for _ in 0..<2_000 {
      var bytes = Array("## T\n* 2024-01-01\n* link:[a](b)\n{\"title\":\"\\u00e9\"}\n".utf8)
      for _ in 0..<6 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        bytes[Int(state % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: state >> 32)
      }
      _ = try? PaperReader().read(bytes, source: "s")
      _ = try? PaperReader(isStrict: true).read(bytes, source: "s")
    }
  }
}
