// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@Suite struct LinkedItemTests {
  private func read(_ text: String) throws -> PaperList {
    try PaperReader().read(Array(text.utf8), source: "x.md")
  }

  @Test(arguments: [
    "- [The title](ADDRESS) - Ann Bee, *ICX 2031*. [[code]](https://github.com/x/y)",
    "- **The title.** *A. Bee, C. Dee.* ICX. [[paper](ADDRESS)] [[code](https://e.org)]",
    "* (ICX 2031) The title [[paper]](ADDRESS) [[project]](https://e.org)",
    "* [2031/06] [The title](ADDRESS)", "1. The title, [arXiv:3106.00001](ADDRESS)",
    "- [ ] [The title](ADDRESS)", "- The title - ADDRESS", "- \"The title\", A. Bee, ADDRESS",
    "- <ADDRESS> The title", "- Bee, A., & Dee, C. (2031). The title. *J. Moss*, 3(1). ADDRESS",
    "**The title** ([3106.00001](ADDRESS))", "- The title. arXiv:3106.00001.",
    "- [The title](ADDRESS \"hover\")", "- [Code](https://e.org) [The title](ADDRESS)",
    "1. **The title**\n   - Authors: A. Bee\n   - Link: ADDRESS\n",
    "- **The title**\n  [[pdf]](ADDRESS)\n",
  ]) func itemsWithALinkToAPaperAreRead(item: String) throws {
    let text = item.replacing("ADDRESS", with: "https://arxiv.org/abs/3106.00001")
    let list = try read("# Papers\n\n\(text)\n- [Last](https://arxiv.org/abs/3106.00002)\n")
    #expect(list.papers.map(\.title) == ["The title", "Last"])
    #expect(list.papers.map(\.id.description) == ["3106.00001", "3106.00002"])
    #expect(list.issues == [])
  }

  @Test func namesAndYearsBesideTheTitleAreRead() throws {
    let list = try read(
      """
      - **Moss.** *A. Bee, C. Dee.* [[paper](https://arxiv.org/abs/3106.00001)]
      - [ICX 2031] Ferns [[paper]](https://openreview.net/forum?id=x)
      - Gee, E. (2030). Bark. https://doi.org/10.5555/bark
      """)
    #expect(list.papers.map(\.authors) == [["A. Bee", "C. Dee"], [], ["Gee, E."]])
    #expect(list.papers.map { $0.date?.year } == [nil, 2031, 2030])
    #expect(list.papers[2].id == PaperID("10.5555/bark"))
  }

  @Test func otherItemsAreNoPapersAndNamelessOnesAreTold() throws {
    let list = try read(
      """
      - [Tool](https://github.com/x/y)
      - Topics
        - [Moss](https://arxiv.org/abs/3106.00001)
        - [Ferns](https://arxiv.org/abs/3106.00002)
      - https://arxiv.org/abs/3106.00003
      """)
    #expect(list.papers.map(\.title) == ["Moss", "Ferns"])
    #expect(list.issues.map(\.line) == [5])
  }

  @Test func linksHaveBracketsImagesAndOthersBesideThem() throws {
    let list = try read(
      """
      - [![Star](https://e.org/x.svg)](https://e.org) [Moss [v2]](https://arxiv.org/abs/3106.00001)
      - [Ferns](https://doi.org/10.5555/a;b) and https://arxiv.org/abs/3106.00009
      - Bark, https://arxiv.org/abs/3106.00003, read.
      """)
    #expect(list.papers.map(\.title) == ["Moss [v2]", "Ferns", "Bark"])
    #expect(list.papers.map(\.id.description) == ["3106.00001", "10.5555/a;b", "3106.00003"])
  }

  @Test(arguments: ["](http", "[x](http://a.b/c) ", "[]( ", "[", "arXiv:", "**", "[a] "])
  func linesOfMarksTakeLinearTime(mark: String) throws {
    let links =
      "- [Moss](https://arxiv.org/abs/3106.00001)\n- [Ferns](https://arxiv.org/abs/3106.00002)\n"
    let list = try read(links + "- " + String(repeating: mark, count: 20_000) + "\n")
    #expect(list.papers.map(\.title) == ["Moss", "Ferns"])
  }
}
