// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@Suite struct DigestTableReaderTests {
  private func read(_ text: String) throws -> PaperList {
    try PaperReader().read(Array(text.utf8), source: "x.md")
  }

  @Test func rowsOfDailyTablesArePapers() throws {
    let list = try read(
      """
      ## Updated on 2031.06.04
      > Usage instructions: [here](./docs/README.md#usage)

      ## Moss

      |Publish Date|Title|Authors|PDF|Code|
      |---|---|---|---|---|
      |**2031-06-03**|**Moss grows in \\| out of shade**|Ann Bee et.al.|[3106.00001](http://arxiv.org/abs/3106.00001)|null|
      |**2031-06-02**|**Ferns**|D. Cee, E. F. Gee et.al.|[3106.00002v2](http://arxiv.org/abs/3106.00002v2)|**[link](https://e.org/code)**|

      <p align=right>(<a href=#top>back to top</a>)</p>

      ## Lichen

      | Date | Title | Abstract | Link |
      |:--|:--:|---|---|
      | 2031-06-01 | [Bark](https://arxiv.org/abs/3106.00003) | <details><summary>unfold</summary>So it is.</details> | null |
      """)
    #expect(list.papers.map(\.id.description) == ["3106.00001", "3106.00002", "3106.00003"])
    #expect(list.papers.map(\.title) == ["Moss grows in | out of shade", "Ferns", "Bark"])
    #expect(list.papers.map { $0.date?.description } == ["2031-06-03", "2031-06-02", "2031-06-01"])
    #expect(list.papers.map(\.authors) == [["Ann Bee"], ["D. Cee", "E. F. Gee"], []])
    #expect(
      list.papers[1].version == 2 && list.papers[1].url == "http://arxiv.org/abs/3106.00002v2")
    #expect(list.papers[2].abstract == "So it is." && list.issues == [])
  }

  @Test func itemsWithDatesArePapers() throws {
    let list = try read(
      """
      ## Moss

      - 2031-06-03, **Moss, and shade**, Ann Bee et.al., Paper: [http://arxiv.org/abs/3106.00001](http://arxiv.org/abs/3106.00001)
      - **2031-06-02**, **Ferns**, D. Cee et.al., Paper: [3106.00002](http://arxiv.org/abs/3106.00002), Code: **[x](https://e.org)**
      - [Not dated](https://arxiv.org/abs/3106.00003)
      """)
    #expect(list.papers.map(\.id.description) == ["3106.00001", "3106.00002", "3106.00003"])
    #expect(list.papers.map(\.title) == ["Moss, and shade", "Ferns", "Not dated"])
    #expect(list.papers.map(\.authors) == [["Ann Bee"], ["D. Cee"], []])
    #expect(list.papers.map { $0.date?.description } == ["2031-06-03", "2031-06-02", nil])
  }

  @Test func headsOfTablesStandAboveARule() throws {
    let list = try read(
      """
      | Title | Date |
      |---|---|
      | ![Star](https://e.org/x.svg) <br> [**Moss**](https://arxiv.org/abs/3106.00001) | 2031-06-03 |

      | Year | Paper | Links |
      |---|---|---|
      | 2031 | 1) **Ferns** - They grow. | [Paper](https://arxiv.org/abs/3106.00002), [Code](https://e.org) |
      """)
    #expect(list.papers.map(\.id.description) == ["3106.00001", "3106.00002"])
    #expect(
      list.papers.map(\.title) == ["Moss", "Ferns"] && list.papers[1].abstract == "They grow.")
    #expect(list.issues == [])
  }

  @Test func longTablesKeepTheirHead() throws {
    let row = "|M|\(String(repeating: "x", count: 2_000))|[a](https://arxiv.org/abs/3106.00001)|\n"
    let list = try read(
      "# A\n|Title|Abstract|Link|\n|---|---|---|\n" + String(repeating: row, count: 1_200))
    #expect(list.papers.count == 1_200 && list.papers.allSatisfy { $0.abstract.count == 2_000 })
  }

  @Test func rowsInJSONStandUnderTheirIdentifiers() throws {
    let list = try read(
      #"""
      {"Moss": {"3106.00001": "|**2031-06-03**|**Moss grows**|Ann Bee et.al.|[3106.00001v1](http://arxiv.org/abs/3106.00001v1)|null|\n"},
       "Ferns": {"3106.00002": "|**2031-06-02**|**Ferns**|D. Cee et.al.|[3106.00002](http://arxiv.org/abs/3106.00002)|null|\n"}}
      """#)
    #expect(list.papers.map(\.id.description) == ["3106.00001", "3106.00002"])
    #expect(list.papers.map(\.title) == ["Moss grows", "Ferns"])
    #expect(list.papers.map { $0.date?.description } == ["2031-06-03", "2031-06-02"])
    #expect(list.papers[0].authors == ["Ann Bee"] && list.issues == [])
  }
}
