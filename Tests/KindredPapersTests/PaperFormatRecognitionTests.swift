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
    #expect(try titles("<h1>Contents</h1>\n## D\n* -\n") == ["D"])
    #expect(try titles("[contents](x)\n## D\n\n * 2031-06-02\n") == ["D"])
  }

  @Test(arguments: [
    "# Tool\n\n## Install\n\nRun it.\n\n## Use\n\nType it.\n", "## Demo\n\nLink: https://e.org\n",
    "## [Guide](docs/guide.md)\n\nRead it.\n",
    "## [1.0.0](https://e.org/compare/1...2) (2031-01-01)\n\n* first\n",
    "## Models\n\n|Name|Paper|\n|---|---|\n|Moss|[arXiv](https://arxiv.org/abs/3106.00001)|\n",
    "## Cite\n\nSee https://arxiv.org/abs/3106.00001\n",
  ]) func headingsAloneAreNoPapers(text: String) {
    let error = #expect(throws: PapersError.self) {
      try PaperReader().read(Array(text.utf8), source: "s")
    }
    #expect(
      error?.description.hasPrefix(
        "s: no paper in it, but headings without a date, a link or an identifier") == true)
  }

  @Test func aTableWithoutATitleIsToldWithItsColumns() {
    let error = #expect(throws: PapersError.self) {
      try PaperReader().read(Array("name;year\nT;2031\n".utf8), source: "s")
    }
    #expect(
      error?.description.hasPrefix(
        "s: no paper in it, a title is missing among its fields \"name\", \"year\"") == true)
  }

  @Test func aLongTitleIsNoReasonToRefuse() throws {
    let title = String(repeating: "x", count: 200_000)
    let list = try PaperReader().read(Array("## \(title)\n* 2031-06-02\n* So.\n".utf8), source: "s")
    #expect(list.papers.map(\.title) == [title])
  }
}
