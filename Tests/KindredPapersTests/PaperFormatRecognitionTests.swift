// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@Suite struct PaperFormatRecognitionTests {
  @Test func firstLinesDecide() throws {
    func titles(_ text: String) throws -> [String] {
      try PaperReader().read(Array(text.utf8), source: "s").papers.map(\.title)
    }
    #expect(try titles("words first\n\n@book{k, title={B}}") == ["B"])
    #expect(try titles("## D\n* 2031-06-02\n* @book{k, title={B}}") == ["D"])
    #expect(try titles("title;year\nT;2031") == ["T"])
    #expect(try titles("\u{FEFF}TY  - JOUR\r\nTI  - R\r\nER  - \r\n") == ["R"])
    #expect(try titles("<h1>Contents</h1>\n## D\n") == ["D"])
    #expect(try titles("[contents](x)\n## D\n") == ["D"])
  }
}
