// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredKernels
import KindredReports
import KindredStore
import TestSupport
import Testing

@testable import KindredPapers

/// Papers are written and read again as they are, whatever their texts.
@Suite struct PapersReportTests {
  /// What some format, or some reader, gives a meaning to.
  private static let pieces = [
    "a", "B", "é", "e\u{301}", "\u{301}", "日本", "😀", "\\", "\\\\", ";", ",", "|", " ", "  ", "and",
    " and ", "others", "{", "}", "{x}", "$", "$x$", "$\\alpha_{1}$", "\"", "'", "''", "``", "--",
    "---", "~", "^", "_", "&", "%", "#", "<b>", "<", "](", "]:", "[x]", "link:[a](b)", "authors: ",
    "journal: ", "doi: 10.1/x", "categories: ", "version: 2", "* ", "- ", "## ", "# ", "id:", "=",
    "@misc{k,", "(1)", ")", "(", "\u{FEFF}", "\u{202E}", "\u{A0}", "\n", "\r\n", "\t", "\u{0}",
    "\u{FFFE}", "2031-06-02", "null", "//", "%5C", "%7B", "Jr.", "10.1000/x", "cs.CV", "math.CO",
    "http://arxiv.org/abs/2403.12008v1", "local-", "TY  - ", "=1+1", "\u{2028}",
  ]

  private static func text(_ generator: inout SeededGenerator) -> String {
    (0...generator.next(below: 6)).map { _ in pieces[generator.next(below: pieces.count)] }
      .joined().onOneLine()
  }

  private static func texts(_ generator: inout SeededGenerator) -> [String] {
    (0..<generator.next(below: 4)).map { _ in text(&generator) }.filter { !$0.isEmpty }
  }

  /// Papers as a reader may have found them, with identifiers of their own.
  private static func papers(_ count: Int, seed: UInt64) -> [Paper] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { number in
      let digits = String(10_000 + number)
      let name = [
        "2403.\(digits)", "hep-th/99\(digits)", "10.1000/\(text(&generator))\(digits)",
        "\(text(&generator))\(digits)",
      ][generator.next(below: 4)]
      let reference = PaperReference(name)
      let doi = ["10.5555/X.\(digits)", "10.5555/\(text(&generator))", "none", ""]
      let url = [
        "http://arxiv.org/abs/\(name)v3", "https://e.org/\(text(&generator))",
        "javascript:\(text(&generator))", text(&generator),
      ][generator.next(below: 4)].onOneLine()
      let date = [nil, "1958", "2031-06", "2031-06-02"][generator.next(below: 4)]
      let title = text(&generator)
      return Paper(
        id: reference?.id ?? PaperID(name), version: [nil, 1, 12][generator.next(below: 3)],
        title: title.isEmpty ? "Untitled" : title, authors: texts(&generator),
        abstract: text(&generator), date: date.flatMap(PaperDate.init),
        categories: texts(&generator).flatMap(CategoryList.apart),
        journal: generator.next(below: 2) == 0 ? text(&generator) : nil,
        // A paper without another name is called by its DOI.
        doi: reference == nil ? nil : doi[generator.next(below: 4)], url: url.isEmpty ? nil : url)
    }
  }

  /// What a format keeps of a paper: everything, but for what is said of each here.
  private static func kept(_ paper: Paper, _ format: String) -> Paper {
    func encoded(_ text: String, _ characters: String) -> String {
      text.unicodeScalars.map { scalar in
        characters.unicodeScalars.contains(scalar)
          ? "%" + String(scalar.value, radix: 16, uppercase: true) : String(scalar)
      }.joined()
    }
    var (doi, url) = (paper.doi, paper.url)
    switch format {
    case "markdown":
      url = url.flatMap { Self.isOtherScheme($0) ? nil : encoded($0, "<>[]\\\"`; ") }
    case "bibtex":
      url = url.map { encoded($0, "\\{}") }
      doi = doi.map { encoded($0, "\\{}").lowercased() }
    default: break
    }
    return Paper(
      id: paper.id, version: paper.version, title: paper.title, authors: paper.authors,
      abstract: paper.abstract, date: paper.date, categories: paper.categories,
      journal: paper.journal, doi: doi, url: url)
  }

  /// Whether an address has a scheme, and none that a page links to.
  private static func isOtherScheme(_ url: String) -> Bool {
    let scheme = url.unicodeScalars.prefix { $0 != ":" }
    return scheme.count < url.unicodeScalars.count
      && !["http", "https", "doi"].contains(String(scheme).lowercased())
      && scheme.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789+-.".unicodeScalars.contains($0))
      }
  }

  private static func write(_ papers: [Paper], _ format: String) -> String {
    let report = PapersReport(papers)
    return ReportFormat(rawValue: format).map { report.write($0) } ?? report.bibTeX
  }

  /// Every field as it is, to the byte.
  private static func bytes(_ papers: [Paper]) -> [[UInt8]] { papers.map { Array("\($0)".utf8) } }

  @Test(arguments: ["jsonl", "json", "csv", "markdown", "bibtex"], 0..<4 as Range<UInt64>)
  func readingGivesWhatWasWritten(format: String, seed: UInt64) throws {
    let papers = Self.papers(400, seed: seed)
    let text = Self.write(papers, format)
    let list = try PaperReader().read(Array(text.utf8), source: "x")
    #expect(list.papers.count == papers.count)
    for (found, paper) in zip(list.papers, papers) {
      let kept = Self.kept(paper, format)
      try #require(found.from(nil) == kept)
      try #require(Self.bytes([found.from(nil)]) == Self.bytes([kept]))
    }
    if format != "markdown" { #expect(list.issues == []) }
    // What was read is written as the same text, but for percent codes in DOIs, which have no
    // capitals then.
    if format != "bibtex" { #expect(Self.write(list.papers, format) == text) }
  }

  @Test(arguments: ["jsonl", "csv", "markdown", "bibtex"])
  func whatALibraryHoldsIsWrittenAndHeldAgain(format: String) throws {
    let papers = Self.papers(300, seed: 9)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let paths = ["one", "two"].map { folder.appending(path: $0).path }
    #expect(try Library.add(papers, to: paths[0]).added == papers.count)
    let held = try Library(reading: paths[0]).papers()
    #expect(Self.bytes(held) == Self.bytes(papers))
    let text = Self.write(held, format)
    let read = try PaperReader().read(Array(text.utf8), source: "x").papers.map { $0.from(nil) }
    #expect(try Library.add(read, to: paths[1]).added == papers.count)
    let again = try Library(reading: paths[1]).papers()
    #expect(Self.bytes(again) == Self.bytes(papers.map { Self.kept($0, format) }))
  }

  @Test func jsonHasEveryField() throws {
    let text = Self.write([Paper(title: "T")], "jsonl")
    let line = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(
      Set(line.keys) == [
        "id", "version", "title", "authors", "abstract", "date", "categories", "journal", "doi",
        "url",
      ])
    for field in ["version", "date", "journal", "doi", "url"] { #expect(line[field] is NSNull) }
  }
}
