// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@Suite struct PaperIDFamilyTests {
  @Test(arguments: [
    ("1", "1"), ("1~2", "1"), ("1~2~3", "1~2"), ("~2", "~2"), ("smith:2020", "smith:2020"),
    ("a~", "a~"), ("local-news", "local-news"),
  ]) func namesOfOneFamilyDifferInTheirNumber(name: String, family: String) {
    #expect(PaperID(name).family == PaperID(family))
  }

  @Test(arguments: [
    "2403.00001", "hep-th/9901001", "https://openalex.org/W1", "oai:x:1", "PMID:12",
    "649def34f8be52c8b66281af98ae884c09aef38b",
  ]) func namesThatAreTheSameEverywhereHaveNoFamily(name: String) {
    #expect(PaperID(name).family == nil)
    let list = PaperList(papers: [
      Paper(id: PaperID(name), title: "Whales"), Paper(id: PaperID(name), title: "Wale"),
    ]).folded()
    #expect(list.papers.map(\.title) == ["Wale"])
  }

  @Test(arguments: ["10.1000/x", "local-0123456789abcdef"])
  func namesOfOneTextAreTheirOwnFamily(name: String) {
    #expect(PaperID(name).family == PaperID(name))
    #expect(PaperID(name).familyNames == [PaperID(name)])
  }
}
