// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@Suite struct DigestWriterTests {
  private let papers = [
    Paper(
      title: "Plain", abstract: "Words.", date: PaperDate("2024-03-19"),
      url: "http://arxiv.org/abs/2403.00001v3"),
    Paper(title: "# $x$ * `odd` ## ", abstract: "# starts like a heading\n- a list\n## and more"),
    Paper(title: "No abstract", date: PaperDate("1958"), url: "https://example.org/a(b)"),
    Paper(title: "Only a title"),
    Paper(title: "Dates inside", abstract: "2024-03-19 is how this begins"),
    Paper(title: "Date alone", abstract: "2024-03-19", date: PaperDate("2024-03-18")),
    Paper(title: "Link inside", abstract: "link:[a](b)", url: "https://example.org"),
    Paper(title: "Link alone", abstract: "link:[a](b)"),
    Paper(
      title: "<script>alert(1)</script> ![](http://e/x)",
      abstract: "\\[ a \\< b \\] [c](d) \\\\<i>",
      url: "http://arxiv.org/abs/2403.00002v1"),
    Paper(id: PaperID("p [17](x)"), title: "Named", url: "http://arxiv.org/abs/2403.00002v1"),
    Paper(id: PaperID("100% <b>"), title: "Named"),
    Paper(title: "Marks", abstract: "\u{301}coral [x]: http://e"),
    Paper(id: PaperID("\u{301}x"), title: "\u{301}y"),
    Paper(
      id: PaperID("10.1/x"), version: 3, title: "All", authors: ["A; B", "C <b>", "\u{301}"],
      abstract: "W", categories: ["cs.CV", "a; b"], journal: "J [1](2)", url: "\u{301}z"),
    Paper(
      id: PaperID("2403.00003"), title: "Detail alone", authors: ["Smith, J."], doi: "10.1/<y>"),
    Paper(title: "Like a detail", abstract: "authors: nobody"),
    Paper(title: "Like an escaped one", abstract: "\\\\doi: \\< 10.1/x", journal: "\\journal: x"),
    Paper(title: "日本語 Ελληνικά 𝒳", abstract: "ünïcode \u{FFFD} 😀", date: PaperDate("2024-03")),
  ]

  @Test func readingBackGivesTheSamePapers() throws {
    let text = DigestWriter().write(papers, title: "2024-03-15--2024-03-20 digest")
    let list = try PaperReader().read(Array(text.utf8), source: "x")
    #expect(list.papers == papers.map { $0.from("x") })
  }

  @Test func entriesCanStandUnderOtherHeadings() throws {
    let entries = papers.map { "# 1. section\n\nWords.\n\n" + DigestWriter().entry($0) }
    let text = "# 2024-03-15 digest\n" + entries.joined()
    #expect(
      try PaperReader().read(Array(text.utf8), source: "x").papers == papers.map { $0.from("x") })
  }

  @Test func whatIsKnownStandsBetweenDateAndAbstract() {
    let paper = Paper(
      id: PaperID("2403.00001"), version: 3, title: "T", authors: ["A. Smith", "B. Jones"],
      abstract: "Words.", date: PaperDate("2024"), categories: ["cs.CV", "cs.LG"], journal: "J",
      doi: "10.1/x", url: "http://arxiv.org/abs/2403.00001")
    #expect(
      DigestWriter().entry(paper) == """
        ## T
          * 2024
          * authors: A. Smith; B. Jones
          * journal: J
          * doi: 10.1/x
          * categories: cs.CV; cs.LG
          * version: 3
          * Words.
         * link:[http://arxiv.org/abs/2403.00001](http://arxiv.org/abs/2403.00001)

        """)
  }

  @Test func nothingOfAPaperIsMarkup() {
    let text = DigestWriter().write(papers, title: "x")
    #expect(!text.contains("## <script>") && text.contains("\\<script>"))
    #expect(!text.contains("![](") && !text.contains("[c]("))
  }

  @Test func writingReadPapersGivesTheSameText() throws {
    let text = DigestWriter().write(papers, title: "a\nb")
    #expect(text.hasPrefix("# a b\n## Plain\n  * 2024-03-19\n  * Words.\n * link:["))
    let again = try PaperReader().read(Array(text.utf8), source: "x").papers
    #expect(DigestWriter().write(again, title: "a b") == text)
  }
}
