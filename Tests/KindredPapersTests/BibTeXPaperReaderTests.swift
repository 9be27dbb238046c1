// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct BibTeXPaperReaderTests {
  private func read(_ text: String) -> PaperList {
    BibTeXPaperReader(source: "x.bib").read(Array(text.utf8)[...], firstLine: 1)
  }

  @Test func valuesAreJoinedAndNamesStandForTheirs() {
    let list = read(
      """
      @string{ a = "Reefs" } @STRING(b = a # { and trams})
      @article{k1, title = B # "!", year = 2031, month = feb}
      @article{k2, title = {{A} {"quoted {nested}" part}}, month = "March", year = "2031"}
      @article(k3, title = "say {"}so{"}", unknown = nowhere, date = {2031-05})
      """)
    #expect(
      list.papers.map(\.title) == ["Reefs and trams!", "A \"quoted nested\" part", "say \"so\""])
    #expect(list.papers.map(\.id.description) == ["k1", "k2", "k3"])
    #expect(list.papers.map { $0.date?.description } == ["2031-02", "2031-03", "2031-05"])
    #expect(list.issues == [])
  }

  @Test func brokenEntriesAreToldAndTheRestIsRead() {
    let list = read(
      """
      @article{a, title = {never closed
      @article{b, title = {B}}
      @article{c title = {no comma}}
      @article{d, title = {D}, note = }
      @article{e, title = {E}}
      write to me@example.org
      @article{f, title = {F}
      """)
    #expect(list.papers.map(\.title) == ["B", "E"])
    #expect(list.issues.map(\.line) == [1, 3, 4, 7])
    #expect(list.issues[0].message == "an entry is not closed and was skipped")
    #expect(list.issues[2].message == "an entry is not as BibTeX has it and was skipped")
  }

  @Test func namesCannotGrowWithoutBound() {
    var text = "@string{s0 = {\(String(repeating: "x", count: 1_000))}}\n"
    for level in 1...40 { text += "@string{s\(level) = s\(level - 1) # s\(level - 1)}\n" }
    let list = read(text + "@article{k, title = s40}\n@article{l, title = {L}}")
    #expect(list.papers.map(\.title) == ["s40", "L"])
    #expect(list.issues.contains { $0.message.contains("names for more text than is read") })
  }

  @Test func addressesNameThePaper() {
    let list = read(
      """
      @misc{k1, title={A}, doi={10.5555/A\\_b}}
      @misc{k2, title={B}, url={https://arxiv.org/abs/3106.00001v3}}
      @misc{k3, title={C}, url={https://example.org/c}}
      """)
    #expect(list.papers.map(\.id.description) == ["10.5555/a_b", "3106.00001", "k3"])
    #expect(list.papers[1].version == 3)
  }

  @Test func oddNamesCommentsAndRangesOfDatesAreRead() {
    let list = read(
      """
      @article{ WOS:1,
      Title = {{Deep learning}},
      % a comment
      Usage-Count-(Last-180-days) = {{2}},
      Date = {2019-03/2019-05}, Year = {2019},
      }
      @article(k, title = {B}, date = {2019-21}, year = 2019)
      """)
    #expect(list.papers.map(\.title) == ["Deep learning", "B"])
    #expect(list.papers.map { $0.date?.description } == ["2019-03", "2019"])
    #expect(list.issues == [])
  }

  @Test func aSpaceMayStandBeforeTheBrace() throws {
    let text = "@article {a,\n title = {T}\n}\n\n@misc\n{b, title = {U}}"
    #expect(
      try PaperReader().read(Array(text.utf8), source: "x").papers.map(\.title) == ["T", "U"])
  }

  @Test func identifiersOfArxivStandInOtherFields() {
    let list = read(
      """
      @article{a, title={A}, journal={arXiv preprint arXiv:3106.00001}, year={2031}}
      @article{b, title={B}, journal={CoRR}, volume={abs/3106.00002}}
      @misc{c, title={C}, note={arXiv:3106.00003 [q-bio.NC]}}
      @misc{d, title={D}, archiveprefix={arXiv}, eprint={3106.00004 [physics.ao-ph]}}
      @misc{e, title={E}, howpublished={https://arxiv.org/abs/3106.00005v2}}
      @misc{f, title={F}, note={Comment on arXiv:3106.00001}}
      @misc{g, title={G}, doi={https://doi.org/10.5555%2Fg\\_1}}
      """)
    #expect(
      list.papers.map(\.id.description) == [
        "3106.00001", "3106.00002", "3106.00003", "3106.00004", "3106.00005", "f", "10.5555/g_1",
      ])
  }

  @Test func partsTakeWhatTheirWholeSays() {
    let list = read(
      """
      @inproceedings{a, crossref = {Whole}, title = {Part}, date = {}}
      @proceedings{whole, title = {All Parts}, year = 2031, doi = {10.5555/w}}
      """)
    #expect(list.papers[0].title == "Part" && list.papers[0].journal == "All Parts")
    #expect(list.papers[0].doi == nil && list.papers[0].date == PaperDate("2031"))
  }

  @Test func yearsAreKeptWhateverStandsBesideThem() {
    let years = [
      "January 1978", "1982--1983", "2013a", "1994?", "[2010]", "{2024-22}", "c. 1999",
      "in press, 2031",
    ]
    let list = read(years.map { "@misc{k, title={T}, year={\($0)}}\n" }.joined())
    #expect(
      list.papers.map { $0.date?.description } == [
        "1978-01", "1982", "2013", "1994", "2010", "2024", "1999", "2031",
      ])
    #expect(list.issues == [])
  }

  @Test func keysMayStandOnTheirOwnLineAndNamesInAnotherFile() {
    let list = read(
      """
      @inproceedings{
      bee,
      title = {T}, journal = TPAMI, month = "10~" # jan, year = 2031, author = {A. Bee 0002},
      url = {http://arxiv.org/abs/3106.00001 https://e.org/x}
      }
      """)
    #expect(list.papers.map(\.title) == ["T"] && list.papers[0].journal == "TPAMI")
    #expect(list.papers[0].date == PaperDate("2031-01-10") && list.papers[0].authors == ["A. Bee"])
    #expect(list.papers[0].url == "http://arxiv.org/abs/3106.00001" && list.issues == [])
  }
}
