// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredPapers
import TestSupport
import Testing

@Suite struct PaperFormatTests {
  private static let folder = ProjectFiles.root.appending(path: "Vectors/formats")

  private func read(_ name: String) throws -> PaperList {
    try PaperReader().read(
      [UInt8](Data(contentsOf: Self.folder.appending(path: name))), source: name)
  }

  @Test(arguments: [
    "papers.md", "papers.bib", "papers.ris", "papers.csv", "papers.tsv", "atom.xml", "rss.xml",
  ]) func samePapersInEveryFormat(name: String) throws {
    let expected = try read("papers.jsonl").papers
    let list = try read(name)
    #expect(list.issues == [])
    #expect(list.papers.count == expected.count)
    for (paper, expected) in zip(list.papers, expected) {
      let kept: [String] =
        switch name {
        case "papers.bib": expected.version == nil ? expected.categories : ["physics.ao-ph"]
        default: expected.categories
        }
      // RIS has one identifier, and arXiv's feeds of news have no journals.
      let hasDOI = !["papers.ris", "rss.xml"].contains(name)
      let hasJournal = name != "rss.xml" && (name != "atom.xml" || expected.version != nil)
      #expect(
        paper.from(nil)
          == Paper(
            id: expected.id, version: expected.version, title: expected.title,
            authors: Self.authors(expected, name), abstract: expected.abstract,
            date: expected.date, categories: kept,
            journal: hasJournal ? expected.journal : nil, doi: hasDOI ? expected.doi : nil,
            url: expected.url))
    }
  }

  /// The authors as a source has them: some put family names first.
  private static func authors(_ paper: Paper, _ name: String) -> [String] {
    ["papers.bib", "papers.ris", "oai-dc.xml"].contains(name) && paper.version != nil
      ? ["Moreau, Émile", "Kowalski, Łucja"] : paper.authors
  }

  /// Layouts that say less of a paper than our own: what they say is the same.
  @Test(arguments: [
    ("papers.nbib", false), ("papers.enw", false), ("wos.txt", false), ("csl.json", false),
    ("pubmed.xml", false), ("daily.md", true), ("labelled.md", true), ("mail.txt", true),
  ]) func whatOtherLayoutsSayIsTheSame(name: String, isOfArxiv: Bool) throws {
    let expected = try read("papers.jsonl").papers
    let list = try read(name)
    #expect(list.issues == [])
    #expect(list.papers.count == (name == "mail.txt" ? 1 : expected.count))
    for (paper, expected) in zip(list.papers, expected) {
      #expect(paper.id == (isOfArxiv ? expected.id : expected.doi.map { PaperID($0) }))
      #expect(paper.title == expected.title && paper.date == expected.date)
      #expect(paper.abstract == (name == "daily.md" ? "" : expected.abstract))
      if name != "daily.md" {
        let names = paper.authors.map {
          $0.split(separator: ", ").reversed().joined(separator: " ")
        }
        #expect(paper.authors == expected.authors || names == expected.authors)
      }
      if name != "daily.md", name != "labelled.md" {
        #expect(paper.journal == expected.journal && paper.doi == expected.doi)
        #expect(paper.categories == expected.categories)
      }
    }
  }

  @Test(arguments: ["oai-arxiv.xml", "oai-arxivraw.xml", "oai-dc.xml"])
  func samePaperInEveryRecord(name: String) throws {
    let expected = try read("papers.jsonl").papers[0]
    let list = try read(name)
    #expect(list.papers.map(\.id) == [expected.id])
    #expect(list.papers[0].version == (name == "oai-arxivraw.xml" ? 2 : nil))
    #expect(list.papers[0].title == expected.title)
    #expect(list.papers[0].abstract == expected.abstract)
    #expect(list.papers[0].date == expected.date)
    #expect(list.papers[0].authors == Self.authors(expected, name))
    #expect(list.papers[0].journal == (name == "oai-dc.xml" ? nil : expected.journal))
    #expect(list.papers[0].doi == expected.doi)
    let subjects = ["Atmospheric and Oceanic Physics", "Machine Learning"]
    #expect(
      list.papers[0].categories == (name == "oai-dc.xml" ? subjects : expected.categories))
    #expect(
      list.issues.map(\.message)
        == (name == "oai-arxiv.xml" ? ["a deleted record was skipped"] : []))
  }

}
