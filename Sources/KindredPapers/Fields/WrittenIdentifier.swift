// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Identifiers as people, programs and spreadsheets write them.
enum WrittenIdentifier {
  /// The DOI in a text that gives one: alone, after `doi:`, in an address of any host, with escapes
  /// of TeX, HTML or addresses, with a full stop or `[doi]` after it; nil for other text.
  /// O(length).
  static func doi(_ text: String) -> String? {
    var line = text.onOneLine()
    if line.utf8.contains(UInt8(ascii: "&")) { line = HTMLEntities.decoded(line) }
    if line.utf8.contains(UInt8(ascii: "\\")) {
      line = line.replacingScalars { $0 == "\\" || $0 == "{" || $0 == "}" ? "" : nil }
    }
    let isAddress = line.utf8.starts(with: "http".utf8)
    var bytes = Array(line.utf8)
    let hasCodes = bytes[...].firstPlace(of: "%2") != nil
    if hasCodes || (isAddress && bytes.contains(UInt8(ascii: "%"))) {
      bytes = Array((line.removingPercentEncoding ?? line).utf8)
    }
    guard let start = start(ofDOI: bytes) else { return nil }
    let isStart = bytes[..<start].allSatisfy { !$0.isDigit }
    guard isAddress || isStart else { return nil }
    var end = bytes[start...].firstIndex { $0 == 0x20 } ?? bytes.count
    if isAddress {
      end =
        bytes[start..<end].firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? end
    }
    let plain = withoutEnds(bytes[start..<end], isAddress: isAddress)
    return PaperReference.doi(String(decoding: plain, as: UTF8.self))
  }

  /// Where `10.` and four digits or more, maybe with points, and a slash begin.
  private static func start(ofDOI bytes: [UInt8]) -> Int? {
    var place = 0
    while let one = bytes[place...].firstIndex(of: UInt8(ascii: "1")) {
      place = one + 1
      guard bytes[one...].starts(with: "10.".utf8), one == 0 || !bytes[one - 1].isDigit else {
        continue
      }
      let registrant = bytes[(one + 3)...].prefix(13).prefix {
        $0.isDigit || $0 == UInt8(ascii: ".")
      }
      let slash = one + 3 + registrant.count
      if (1...12).contains(registrant.count), slash + 1 < bytes.count,
        bytes[slash] == UInt8(ascii: "/"), bytes[slash + 1] > 0x20
      {
        return one
      }
    }
    return nil
  }

  /// Ends of addresses that are not the DOI's.
  private static let endings = [
    ".full.pdf", ".full", ".pdf", ".abstract", ".short", "/abstract", "/full", "/fulltext", "/pdf",
    "/epdf", "/meta", "/html", "/summary",
  ]

  private static func withoutEnds(
    _ doi: ArraySlice<UInt8>, isAddress: Bool
  ) -> ArraySlice<UInt8> {
    var doi = doi
    while let last = doi.last, ".,;:\"'>]".utf8.contains(last) {
      // Some have brackets of their own.
      if last == UInt8(ascii: "]"), doi.contains(UInt8(ascii: "[")) { break }
      if last == UInt8(ascii: ">"), doi.contains(UInt8(ascii: "<")) { break }
      doi.removeLast()
    }
    guard isAddress else { return doi }
    while let ending = endings.first(where: { doi.suffix($0.utf8.count).elementsEqual($0.utf8) }) {
      doi.removeLast(ending.utf8.count)
    }
    // bioRxiv and medRxiv put versions after theirs.
    if doi.starts(with: "10.1101/".utf8) || doi.starts(with: "10.64898/".utf8) {
      let digits = doi.reversed().prefix(while: \.isDigit).count
      if digits > 0, doi.dropLast(digits).last == UInt8(ascii: "v") { doi.removeLast(digits + 1) }
    }
    return doi
  }

  /// Words that may stand before an identifier of arXiv's.
  private static let leads: Set<String> = [
    "arxiv", "arxivorg", "preprint", "preprints", "eprint", "eprints", "print", "corr", "abs",
    "available",
    "at", "in", "http", "https", "www", "org", "pdf", "e", "doi", "version",
  ]

  /// The identifier of arXiv's at the beginning of a text about something else, as in `arXiv
  /// preprint arXiv:2403.12008`, `CoRR abs/2403.12008` and `arXiv:2403.12008 [cs.CV]`; nil for one
  /// that arXiv is not named before, or that other words stand before: those are about another
  /// paper. O(length).
  static func arXiv(leading text: String) -> String? {
    let line = String(text.onOneLine().prefix(200))
    let lowercased = line.lowercased()
    guard ["arxiv", "corr", "abs/"].contains(where: lowercased.contains) else { return nil }
    if let id = PaperReference(line)?.id, !id.isDOI { return line }
    let words = line.parts(between: " :,;()[]<>")
    for word in words {
      var rest = word
      while let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")),
        isLead(rest[..<slash]) || slash == rest.startIndex
      {
        rest = rest[rest.utf8.index(after: slash)...]
      }
      let name = rest.rest(before: ".") ?? rest
      if name.utf8.contains(where: \.isDigit) {
        return PaperReference(String(name)).flatMap { $0.id.isDOI ? nil : String(name) }
      }
      guard isLead(rest) || rest.isEmpty else { return nil }
    }
    return nil
  }

  private static func isLead(_ word: Substring) -> Bool {
    let letters = word.utf8.filter(\.isLetter).map(\.lowercased)
    return leads.contains(String(decoding: letters, as: UTF8.self))
  }

  /// The identifier of arXiv's that a program took for a number: `704.0001` is `0704.0001` and
  /// `1204.1` is `1204.1000`; any other text is itself.
  static func restored(_ text: String) -> String {
    guard text.utf8.count < 10 else { return text }
    let parts = text.parts(between: ".")
    guard parts.count == 2, (3...4).contains(parts[0].utf8.count),
      (1...5).contains(parts[1].utf8.count),
      parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) })
    else { return text }
    let month = Int(parts[0].suffix(2)) ?? 0
    let year = Int(parts[0].dropLast(2)) ?? 0
    // Numbers have four digits until 2014, and five from 2015 on.
    let width = (7...14).contains(year) ? 4 : 5
    guard (1...12).contains(month), parts[1].utf8.count <= width else { return text }
    let front = String(repeating: "0", count: 4 - parts[0].utf8.count)
    let back = String(repeating: "0", count: width - parts[1].utf8.count)
    return "\(front)\(parts[0]).\(parts[1])\(back)"
  }

  /// `pmid:` and the number that a text gives, alone or in an address of PubMed's; nil for other
  /// text.
  static func pubMed(_ text: String) -> String? {
    let line = text.onOneLine().lowercased()
    let words = line.parts(between: " :/[]")
    let names: Set<Substring> = [
      "pmid", "https", "http", "pubmed.ncbi.nlm.nih.gov", "www.ncbi.nlm.nih.gov", "pubmed",
      "medline",
    ]
    for word in words where !names.contains(word) {
      let digits = word.rest(before: ".0") ?? word
      guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy(\.isDigit) else {
        return nil
      }
      return "pmid:\(digits)"
    }
    return nil
  }
}
