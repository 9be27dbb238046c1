// SPDX-License-Identifier: Apache-2.0

import KindredPartitions
import Testing

@Suite struct PaperLinesTests {
  @Test func aLineBecomesThePapersInItAndWhatCannotBeReadIsTold() {
    var papers = PaperLines()
    var rows = PartRows()
    for line in [
      #"f/1"# + "\t" + #"{"id": "2601.00001v2", "title": "On  Coral\tReefs", "abstract": "Warm."}"#,
      "f/2\t{\"id\": ", "f/3\t",
    ] { papers.take(Array(line.utf8)[...], to: &rows) }
    let found = Pipes.rowsOf(rows)
    #expect(found.count == 2)
    #expect(
      found.first
        == ["paper", "2601.00001", "f/1", "2601.00001", "2", "", "On Coral Reefs", "Warm.", ""])
    #expect(found.last?.prefix(3) == ["issue", "", "f/2"])
    #expect((papers.lineCount, papers.issueCount) == (3, 1))
    #expect(papers.reasons.map { $0.prefix(7) } == ["line 2:"])
  }

  @Test func mentionsOfOnePaperBecomeOneInTheirOrder() throws {
    func mention(_ place: String, _ version: String, _ title: String, _ abstract: String)
      -> [String]
    {
      ["0", "p1", place, "p1", version, "", title, abstract, ""]
    }
    let rows = try Pipes.run(
      CountsPart(),
      [mention("1", "2", "Warm reefs", ""), mention("2", "1", "Cold reefs", "Corals bleach.")])
    #expect(rows.filter { $0[0] == "paper" }.map { $0[4] } == ["Warm reefs"])
    // What the newer mention lacks is from the older.
    #expect(
      rows.filter { $0[0] == "term" }.map { $0[2] }.contains { $0.hasPrefix("bleach") })
  }
}
