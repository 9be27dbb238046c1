// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@Suite struct JournalMacrosTests {
  @Test func journalsOfAstronomersHaveNames() throws {
    let text = #"@article{a, title={A}, journal={\mnras}} @article{b, title={B}, journal={\other}}"#
    let list = try PaperReader().read(Array(text.utf8), source: "x.bib")
    #expect(list.papers.map(\.journal) == ["MNRAS", #"\other"#])
  }
}
