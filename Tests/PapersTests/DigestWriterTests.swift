// SPDX-License-Identifier: Apache-2.0

import Papers
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
    Paper(title: "日本語 Ελληνικά 𝒳", abstract: "ünïcode \u{FFFD} 😀", date: PaperDate("2024-03")),
  ]

  @Test func readingBackGivesTheSamePapers() throws {
    let text = DigestWriter().write(papers, title: "2024-03-15--2024-03-20 digest")
    let list = try PaperReader().read(Array(text.utf8), source: "x")
    #expect(list.papers == papers)
  }

  @Test func writingReadPapersGivesTheSameText() throws {
    let text = DigestWriter().write(papers, title: "a\nb")
    #expect(text.hasPrefix("# a b\n## Plain\n  * 2024-03-19\n  * Words.\n * link:["))
    let again = try PaperReader().read(Array(text.utf8), source: "x").papers
    #expect(DigestWriter().write(again, title: "a b") == text)
  }
}
