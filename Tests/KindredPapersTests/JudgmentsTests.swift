// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@Suite struct JudgmentsTests {
  @Test func threeAndFourColumnsAreRead() throws {
    let judgments = try Judgments(
      parsing: "1\t43\t2\r\n\n1 0 arXiv:2403.12008v2 1\n2  7  0.5\n", source: "q")
    #expect(judgments.grades["1"] == [PaperID("43"): 2, PaperID("2403.12008"): 1])
    #expect(judgments.grades["2"] == [PaperID("7"): 0.5])
    #expect(try Judgments(parsing: "", source: "q").grades.isEmpty)
  }

  @Test(arguments: ["1 43", "1 43 high", "1 2 3 4 5", "1 43 nan"])
  func anythingElseIsToldWithItsLine(_ line: String) {
    #expect(
      throws: PapersError.strict(
        ReadingIssue(
          source: "q", line: 2,
          message: "not a judgment, which is query, paper and grade with spaces between"))
    ) { try Judgments(parsing: "1 2 3\n\(line)", source: "q") }
  }
}
