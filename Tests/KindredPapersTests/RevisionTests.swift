// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct RevisionTests {
  private static let title = "Counting coral colonies in underwater video"
  private static let first =
    "Corals bleach when water stays warm, and divers count colonies on transects from above."
  private static let anew =
    "Divers count colonies on transects. We count them in video when water stays warm, from boats."
  private static let other =
    "Electric buses charge at night so that the grid carries what the depots of a city draw."

  private func revision(
    _ title: String = title, _ abstract: String = first, _ date: String? = nil,
    by authors: [String] = []
  ) -> Revision? {
    Revision(
      Paper(title: title, authors: authors, abstract: abstract, date: date.flatMap(PaperDate.init)))
  }

  private func areSame(_ left: Revision?, _ right: Revision?) -> Bool? {
    guard let left, let right, left.isSame(as: right) == right.isSame(as: left) else { return nil }
    return left.isSame(as: right)
  }

  @Test(arguments: [
    ("2031-01-05", "2031-10-30", true), ("2031-01-05", "2032-01-05", false),
    ("2031-08", "2032-06-01", true), ("2031", "2031-12-30", true), ("2031", "2032-01-01", false),
    ("2031", "2031", true),
  ])
  func datesAgreeWithinTenMonths(left: String, right: String, agree: Bool) {
    let (left, right) = (
      revision(Self.title, Self.first, left), revision(Self.title, Self.anew, right)
    )
    #expect(areSame(left, right) == agree)
  }

  @Test func whatNothingSpeaksForIsNoRevision() {
    #expect(areSame(revision(), revision(Self.title, Self.anew)) == false)
    #expect(
      areSame(revision(Self.title, Self.first, "2031"), revision(Self.title, Self.anew)) == false)
  }

  @Test func authorsAgreeByMostWordsOfTheirNames() {
    let long = revision(by: ["Ada Reef", "Bo Coral", "Cy Tide"])
    func anew(_ authors: [String], _ date: String? = nil) -> Revision? {
      revision(Self.title, Self.anew, date, by: authors)
    }
    #expect(areSame(long, anew(["A. Reef", "B. Coral"])) == true)
    #expect(areSame(long, anew(["Reef, Ada"])) == true)
    #expect(areSame(long, anew(["Dee Bus", "Ed Grid"])) == false)
    #expect(areSame(long, anew([])) == false)
    let dated = revision(Self.title, Self.first, "2031-05", by: ["Ada Reef"])
    #expect(areSame(dated, anew(["Ada Reef"], "2031-06")) == true)
    // A report of every year.
    #expect(areSame(dated, anew(["Ada Reef"], "2032-05")) == false)
    // Dates do not make up for other authors.
    #expect(areSame(dated, anew(["Ed Grid"], "2031-05")) == false)
  }

  @Test func otherTextUnderTheSameTitleIsAnotherPaper() {
    let date = "2031-05"
    #expect(
      areSame(revision(Self.title, Self.first, date), revision(Self.title, Self.other, date))
        == false)
    #expect(
      areSame(
        revision(Self.title, Self.first, date), revision(Self.title + " II", Self.anew, date))
        == false)
    #expect(
      areSame(
        revision(Self.title, Self.first, date),
        revision(Self.title.uppercased() + ".", Self.anew, date)) == true)
  }

  @Test func shortTitlesAndTitlesAloneAreNotCompared() {
    #expect(revision("Editorial") == nil)
    #expect(revision("News from the reef") == nil)
    #expect(revision(Self.title, "") == nil)
  }
}
