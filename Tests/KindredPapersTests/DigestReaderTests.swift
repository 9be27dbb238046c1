// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@Suite struct DigestReaderTests {
  private func read(_ text: String) throws -> PaperList {
    try PaperReader().read(Array(text.utf8), source: "week.md")
  }

  private let usual = """
    # 2024-03-15--2024-03-20 论文概览
    ## A Title   that was wrapped\u{20}
      * 2024-03-19 \u{20}
      * An abstract. With two sentences.\u{20}
     * link:[http://arxiv.org/abs/2403.12345v2](http://arxiv.org/abs/2403.12345v2)\u{20}
    ## Second
      * 2024-03-18
      * Another.
     * link:[https://arxiv.org/pdf/hep-th/9901001](https://arxiv.org/pdf/hep-th/9901001)
    """

  @Test func usualEntriesAreReadInFull() throws {
    let list = try read(usual)
    #expect(list.issues == [])
    #expect(list.papers.count == 2)
    let first = list.papers[0]
    #expect(first.title == "A Title that was wrapped")
    #expect(first.abstract == "An abstract. With two sentences.")
    #expect(first.date?.description == "2024-03-19")
    #expect(first.id.description == "2403.12345")
    #expect(first.version == 2)
    #expect(first.url == "http://arxiv.org/abs/2403.12345v2")
    #expect(list.papers[1].id.description == "hep-th/9901001")
  }

  @Test func theHeadingOfADigestIsKept() throws {
    #expect(try read(usual).headings == ["2024-03-15--2024-03-20 论文概览"])
    #expect(
      try read("#  A \\< B  \r\n" + usual).folded().headings == ["A < B"])
    let body = String(usual.split(separator: "\n", maxSplits: 1)[1])
    #expect(try read(body).headings.isEmpty)
    #expect(try read("# A \\< B \n" + body + "\n# Later\n" + body).headings == ["A < B"])
  }

  @Test func lineEndsAndByteOrderMarksDoNotShow() throws {
    let windows = "\u{FEFF}" + usual.replacing("\n", with: "\r\n")
    #expect(try read(windows).papers == read(usual).papers)
  }

  @Test func abstractsMayHaveLinesAndBulletsOfTheirOwn() throws {
    let list = try read(
      """
      ## T
      * 2024-03-19
      * We do:
      - one
      * two
      1) three
      # not a heading
      and \\href{http://x.org}{a link}.
      * link:[http://arxiv.org/abs/2403.00001](http://arxiv.org/abs/2403.00001)
      """)
    #expect(
      list.papers[0].abstract
        == "We do: - one * two 1) three # not a heading and \\href{http://x.org}{a link}.")
    #expect(list.papers.count == 1)
  }

  @Test func whatIsKnownIsReadOnlyBetweenDateAndAbstract() throws {
    let list = try read(
      """
      ## All
      * 2024-03-19
      - version: 2
      * doi: https://doi.org/10.1000/XYZ
      * authors: A. Smith, B. Jones and C. Roe
      * journal: J
      * journal: this is text
      * categories: a
      * link:[](http://e.org/1)
      ## No date
      * authors: nobody
      * link:[](http://e.org/2)
      ## Other values
      * -
      * version: two
      * doi: none
      * link:[](http://e.org/3)
      ## Other words
      * 2024
      * Journal: x
      * link:[](http://e.org/4)
      ## Escaped
      * 2024
      * \\authors: x
      * link:[](http://e.org/5)
      """)
    let all = list.papers[0]
    #expect(all.version == 2 && all.doi == "10.1000/xyz" && all.journal == "J")
    #expect(all.authors == ["A. Smith", "B. Jones", "C. Roe"])
    #expect(all.abstract == "journal: this is text * categories: a" && all.categories == [])
    #expect(
      list.papers.dropFirst().map(\.abstract) == [
        "authors: nobody", "version: two * doi: none", "Journal: x", "authors: x",
      ])
    #expect(list.papers.dropFirst().allSatisfy { $0.authors == [] && $0.version == nil })
  }

  @Test func headingsBetweenPapersAndTextBeforeThemAreLayout() throws {
    let list = try read(
      """
      <ul><li><a href="#x">contents</a></li></ul>
      # 2024-03-15--2024-03-20 a
      ## One
      * 2024-03-15
      * Abc.
      * link:[http://arxiv.org/abs/2403.00001](http://arxiv.org/abs/2403.00001)
      # 2024-03-20--2024-03-27 b
      stray words
      ## Two
      * 2024-03-21
      * Def.
      * link:[http://arxiv.org/abs/2403.00002](http://arxiv.org/abs/2403.00002)
      """)
    #expect(list.papers.map(\.abstract) == ["Abc.", "Def."])
    #expect(list.issues == [])
  }

  @Test func whatIsMissingIsToldWithItsLine() throws {
    let list = try read("# 2024\n\n## Alone\n## Dated\n  * 2024-03-19\n##\n * 2024-03-19\n")
    #expect(list.papers.map(\.title) == ["Alone", "Dated"])
    #expect(list.issues.map(\.line) == [3, 4, 6])
    #expect(list.issues[0].message.hasPrefix("no date, no abstract, no link, named local-"))
    #expect(list.issues[2].message == "a paper without a title was skipped")
  }

  @Test func titlesMayHoldAnything() throws {
    let titles = [
      "$O(n^2)$ is `fast` *", "# not a level", "ℓ₁ \\\"uber $\\alpha$", "* starred",
      String(repeating: "long ", count: 60) + "end", "<script>alert(1)</script>",
    ]
    let list = try read(titles.map { "## \($0)\n* 2024-03-19\n* A.\n" }.joined())
    #expect(list.papers.map(\.title) == titles)
  }

  @Test func invalidUTF8IsReplacedAndTold() throws {
    let bytes = Array("## T\n* 2024-03-19\n* é caf".utf8) + [0xE9] + Array(" au lait\n".utf8)
    let list = try PaperReader().read(bytes, source: "x")
    #expect(list.papers[0].abstract == "é caf\u{FFFD} au lait")
    #expect(list.issues.map(\.line) == [1, 3])
    #expect(list.issues.last?.message == "invalid UTF-8 was replaced")
  }

  @Test func strictReadersStopAtTheFirstIssue() {
    #expect(throws: PapersError.self) {
      try PaperReader(isStrict: true).read(Array("## T\n* 2024-03-19\n".utf8), source: "x")
    }
    #expect(throws: Never.self) {
      try PaperReader(isStrict: true).read(Array(usual.utf8), source: "x")
    }
  }
}
