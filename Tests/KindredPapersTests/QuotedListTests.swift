// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct QuotedListTests {
  @Test(arguments: [
    ("[]", []), ("['cs.CV']", ["cs.CV"]), (#"["O'Brien", 'Li']"#, ["O'Brien", "Li"]),
    (#" [ 'a\'b' , "c" ] "#, ["a'b", "c"]), ("['', 'x\\n y']", ["x y"]),
    ("['a' 'b']", ["a", "b"]), ("['a',]", ["a"]), ("[{'id': 1, 'name': 'A. Li'}]", ["A. Li"]),
    ("[arxiv.Result.Author('A. Li'), arxiv.Result.Author('B. O')]", ["A. Li", "B. O"]),
  ]) func listsAreTakenApart(text: String, items: [String]) {
    #expect(QuotedList.split(text, of: .authors) == items)
  }

  @Test(arguments: ["", "a", "[a]", "['a'", "['a']x", "[,]", "[", "['", "[1]"])
  func otherTextsAreNone(text: String) {
    #expect(QuotedList.split(text, of: .authors) == nil)
  }

  @Test func tablesHaveThem() throws {
    let table =
      "id,title,authors,categories\n1,T,\"['A. Smith', \"\"B. O'Hara\"\"]\",\"['q-bio.PE', 'stat.AP']\"\n"
    let paper = try PaperReader().read(Array(table.utf8), source: "x").papers.first
    #expect(paper?.authors == ["A. Smith", "B. O'Hara"])
    #expect(paper?.categories == ["q-bio.PE", "stat.AP"])
  }
}
