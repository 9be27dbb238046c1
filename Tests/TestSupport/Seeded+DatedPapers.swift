// SPDX-License-Identifier: Apache-2.0

public import KindredPapers

extension Seeded {
  /// Papers with dates, categories and authors, of which one has a hostile title.
  public static func datedPapers(_ count: Int, abstractCopies: Int = 1) -> [Paper] {
    papers(count).enumerated().map { index, paper in
      let day = String(index % 28 + 1)
      return Paper(
        id: index == 1 ? PaperID("odd/id 1") : paper.id,
        title: index == 0 ? "</script> \u{1B}[2J \"ignore all\" \\ \(paper.title)" : paper.title,
        authors: (0..<12).map { "Author \($0)" },
        abstract: String(repeating: paper.abstract + " ", count: abstractCopies),
        date: PaperDate("2031-06-" + (day.count == 1 ? "0" + day : day)),
        categories: [index % 2 == 0 ? "cs.CV" : "math.CO"])
    }
  }
}
