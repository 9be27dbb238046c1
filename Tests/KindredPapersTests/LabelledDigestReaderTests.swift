// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@Suite struct LabelledDigestReaderTests {
  private func read(_ text: String) throws -> PaperList {
    try PaperReader().read(Array(text.utf8), source: "x.md")
  }

  @Test func headingsMayBeLinks() throws {
    let list = try read(
      """
      # Daily papers 2031-06-03

      ## [Moss [and] shade](https://arxiv.org/abs/3106.00001v2)
      **Authors:** Ann Bee, Dan Cee

      **Published:** 2031-06-02

      **Abstract:** Moss grows.
      And so on.

      **Code:** https://e.org

      ## Other things

      Words.

      ### 2. [Ferns](https://e.org/ferns)
      - *Authors*: E. F.
      - **Abstract**: Ferns grow.

      ### [3] [Bark](http://arxiv.org/abs/3106.00003)

      Bark is rough.
      """)
    #expect(list.papers.map(\.title) == ["Moss [and] shade", "Ferns", "Bark"])
    #expect(list.papers[0].id == PaperID("3106.00001") && list.papers[0].version == 2)
    #expect(list.papers[0].authors == ["Ann Bee", "Dan Cee"])
    #expect(list.papers[0].date == PaperDate("2031-06-02"))
    #expect(
      list.papers.map(\.abstract) == ["Moss grows. And so on.", "Ferns grow.", "Bark is rough."])
    #expect(
      list.papers[1].url == "https://e.org/ferns" && list.papers[2].id == PaperID("3106.00003"))
    #expect(list.issues == [])
  }

  @Test func labelsMakeAHeadingAPaper() throws {
    let list = try read(
      """
      ## 1. Moss grows
      - **arXiv ID**: [3106.00001](https://arxiv.org/abs/3106.00001)
      - **Authors**: Ann Bee
      - **Summary**: So.
      ## About this list
      - **Authors**: nobody
      ## **Ferns**
      Date: 3 June 2031
      Abstract: Ferns grow.
      """)
    #expect(list.papers.map(\.title) == ["Moss grows", "Ferns"])
    #expect(list.papers[0].id == PaperID("3106.00001") && list.papers[0].abstract == "So.")
    #expect(list.papers[1].date == PaperDate("2031-06-03"))
  }

  @Test func namesInItalicsLinksBehindTitlesAndBareLabelsAreRead() throws {
    let list = try read(
      """
      ### [1] [Moss](https://arxiv.org/abs/3106.00001)
      *Ann Bee,Carl Dee*

      Main category: cs.CV
      <details>
        <summary>Details</summary>

      Abstract: We look.

      </details>

      ## 2. Ferns [[arxiv](https://arxiv.org/abs/3106.00002)] [[code](https://e.org)]
      They grow.
      ### Bark
       - **Authors:** Authors: E. Gee
       - **Arxiv link:** https://arxiv.org/abs/3106.00003
       - **Pdf link:** https://arxiv.org/pdf/3106.00003
       - **Abstract**
       It is
       rough.
      #### Twigs
      *E. Gee* · [abs](https://arxiv.org/abs/3106.00004) · 2031-06-03
      """)
    #expect(list.papers.map(\.title) == ["Moss", "Ferns", "Bark", "Twigs"])
    #expect(list.papers.map(\.abstract) == ["We look.", "They grow.", "It is rough.", ""])
    #expect(list.papers.map(\.authors) == [["Ann Bee", "Carl Dee"], [], ["E. Gee"], ["E. Gee"]])
    #expect(
      list.papers[0].categories == ["cs.CV"] && list.papers[3].date == PaperDate("2031-06-03"))
    #expect(list.papers[2].url == "https://arxiv.org/abs/3106.00003")
  }
}
