// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredKernels
import Testing

@testable import KindredPapers

@Suite struct BibTeXWriterTests {
  private func reread(_ papers: [Paper]) throws -> [Paper] {
    try PaperReader(isStrict: true).read(
      Array(BibTeXWriter().write(papers).utf8), source: "x.bib"
    ).papers.map { $0.from(nil) }
  }

  @Test func entriesNameWhatBibliographiesKnow() {
    let text = BibTeXWriter().entry(
      Paper(
        id: PaperID("3106.00123"), version: 2, title: "50% of $O(n^{2})$ & {more}",
        authors: ["Moreau, Émile", "Reefs and Co", "others"],
        date: PaperDate("2031-06-02"), categories: ["cs.LG", "cs.CV"],
        journal: "J. Reefs & Co", doi: "10.5555/a_b", url: "http://arxiv.org/abs/3106.00123v2"))
    #expect(
      text == #"""
        @article{3106.00123,
          title = {50\% of $O(n^{2})$ \& \textbraceleft{}more\textbraceright{}},
          author = {Moreau, Émile and {Reefs and Co} and {others}},
          eprint = {3106.00123v2},
          archiveprefix = {arXiv},
          primaryclass = {cs.LG},
          journal = {J. Reefs \& Co},
          doi = {10.5555/a_b},
          year = {2031},
          month = {6},
          day = {2},
          keywords = {cs.CV},
          url = {http://arxiv.org/abs/3106.00123v2},
        }


        """#)
  }

  @Test func readingGivesTheSamePapers() throws {
    let papers = [
      Paper(
        id: PaperID("10.5555/a_b.{c}"), title: "T", date: PaperDate("2031"),
        url: "https://x.org/a_b"),
      Paper(
        id: PaperID("hep-th/9901001"), title: "T", date: PaperDate("2031-06"),
        categories: ["a b", "c"]),
      Paper(id: PaperID("an id, {with} everything"), title: "T", categories: ["Computer Science"]),
      Paper(id: PaperID("p17"), title: "T", abstract: "A", url: "http://arxiv.org/abs/3106.00001"),
      Paper(id: PaperID("é"), title: "T"),
      Paper(id: PaperID("p18"), title: "NA", abstract: "<b>None</b> © 2031 X.", doi: "10.5555/y"),
      Paper(id: PaperID("{}"), title: "T"),
    ]
    #expect(try reread(papers) == papers)
  }

  @Test func noTwoPapersHaveOneKey() throws {
    let papers = ["a\"b", "a,b", "AB", "abb", "ab", "{}", "\"", "10.1/x"].map {
      Paper(id: PaperID($0), version: 3, title: "T")
    }
    let text = BibTeXWriter().write(papers)
    let keys = text.split(separator: "\n").compactMap { line in
      line.hasPrefix("@misc{") ? String(line.dropFirst(6).dropLast()) : nil
    }
    #expect(keys == ["ab", "abb", "ABc", "abbb", "abd", "paper", "paperb", "10.1/x"])
    #expect(try reread(papers) == papers)
  }

  @Test func readingUndoesWritingWhateverTheText() throws {
    var generator = SeededGenerator(seed: 3)
    let characters = Array("\\\\{}{}$$~--``''\"%&#_^@=,()ae\u{301}éß \\alpha")
    for _ in 0..<3_000 {
      func text(_ length: Int) -> String {
        String((0..<length).map { _ in characters[generator.next(below: characters.count)] })
      }
      // Accents of LaTeX are composed.
      let paper = Paper(
        id: PaperID("p17"), title: "T " + text(12).precomposedStringWithCanonicalMapping,
        abstract: text(12).precomposedStringWithCanonicalMapping)
      #expect(try reread([paper]) == [paper])
    }
  }
}
