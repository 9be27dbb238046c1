// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import Testing

@testable import KindredPapers

@Suite struct AuthorListTests {
  @Test(
    arguments: [
      ("", []), (" ; ; ", []), ("A. Smith", ["A. Smith"]), ("Smith, John", ["Smith, John"]),
      ("Smith, J. and Doe, Jane", ["Smith, J.", "Doe, Jane"]),
      ("A. Smith, B. Jones and C. Roe", ["A. Smith", "B. Jones", "C. Roe"]),
      ("A. Smith, B. Jones, and Plato", ["A. Smith", "B. Jones", "Plato"]),
      ("A. Smith & B. Jones", ["A. Smith", "B. Jones"]),
      ("A. Smith, Jr., B. Jones", ["A. Smith, Jr.", "B. Jones"]),
      ("Smith, J.; Doe, J.;", ["Smith, J.", "Doe, J."]),
      (#"Smith\; Sons; Doe\\; C"#, ["Smith; Sons", #"Doe\"#, "C"]),
      ("A B | C | D", ["A B", "C", "D"]), ("A B|C D", ["A B", "C D"]),
      (
        "Ann Bee (1), Cee Dee (1 and 2) ((1) An Institute, (2) Another and more)",
        ["Ann Bee", "Cee Dee"]
      ),
      (
        "Ann Bee (for the X and Y groups), Cee Dee",
        ["Ann Bee (for the X and Y groups)", "Cee Dee"]
      ),
      ("A. Smith;\u{301} B", ["A. Smith", "\u{301} B"]),
    ] as [(String, [String])])
  func namesAreToldApart(text: String, names: [String]) {
    #expect(AuthorList.split(text) == names)
  }

  @Test func manySuffixesAndMarksAreNames() {
    let suffixes = "A B" + String(repeating: ", Jr.", count: 50_000)
    #expect(AuthorList.split(suffixes).joined(separator: ", ") == suffixes)
    let parentheses = "A B" + String(repeating: " (1)", count: 50_000)
    #expect(AuthorList.split(parentheses) == ["A B"])
  }

  @Test func splittingUndoesJoining() {
    #expect(AuthorList.joined(["A. Smith", "B. Jones"]) == "A. Smith; B. Jones")
    #expect(AuthorList.joined(["Smith, John"]) == "Smith, John")
    var generator = SeededGenerator(seed: 4)
    let pieces = [
      "a", "b c", ";", "\\", "|", ",", ", ", " and ", " & ", "(1)", "(", ")", "Jr.", "\u{301}", "é",
    ]
    for _ in 0..<5_000 {
      let names = (0...generator.next(below: 3)).map { _ in
        (0...generator.next(below: 4)).map { _ in pieces[generator.next(below: pieces.count)] }
          .joined().onOneLine()
      }.filter { !$0.isEmpty }
      #expect(AuthorList.split(AuthorList.joined(names)) == names)
    }
  }
}
