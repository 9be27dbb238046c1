// SPDX-License-Identifier: Apache-2.0

/// Reads BibTeX and BibLaTeX: `@article{key, title = {The title}, year = 2031}`.
///
/// Values are braces, quotation marks, numbers and names, joined by `#`; `@string` gives names
/// their values, and months have theirs. What stands outside of entries, `@comment` and `@preamble`
/// is no paper. An entry that is never closed ends where a line begins the next one, and is skipped
/// with an issue. LaTeX becomes text (``LaTeXText``).
///
/// | what | fields, the first that is there and not empty |
/// |---|---|
/// | identifier | of `eprint`, `doi`, `url`, or where there is an `identifier` of that and `doi`, the first that is one of arXiv or a DOI; else `identifier`, or the key |
/// | title | `title`, with `subtitle` after a colon |
/// | authors | `author`, names between `and` |
/// | abstract | `abstract` |
/// | date | `date`, `year` with `month` and `day` |
/// | version | that of `eprint`, `version` if it is a number |
/// | categories | `primaryclass` and `keywords` |
/// | journal | `journal`, `journaltitle`, `booktitle` |
/// | DOI | `doi` |
/// | address | `url` |
struct BibTeXPaperReader: WholePaperFormat {
  let source: String

  /// Whether a line begins an entry: `@word{`, `@word {` or `@word(`.
  static func begins(_ line: ArraySlice<UInt8>) -> Bool {
    var scanner = BibTeXScanner(line)
    scanner.skipSpace()
    guard scanner.skip(UInt8(ascii: "@")), !scanner.name().isEmpty else { return false }
    if scanner.next == UInt8(ascii: "(") { return true }
    scanner.skipSpace()
    return scanner.next == UInt8(ascii: "{")
  }

  func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> PaperList {
    var list = PaperList()
    var scanner = BibTeXScanner(bytes)
    scanner.line = firstLine
    var strings: [String: String] = [:]
    while scanner.skip(past: UInt8(ascii: "@")) {
      let line = scanner.line
      switch scanner.entry(strings) {
      case .string(let name, let value):
        strings[name] = value
      case .paper(let key, let fields):
        list.add(Self.draft(key, fields), line: line, source: source)
      case .nothing:
        break
      case .broken(let reason):
        list.note("an entry \(reason) and was skipped", line: line, source: source)
      }
    }
    return list
  }

  private static func draft(_ key: String, _ fields: [String: String]) -> PaperDraft {
    func text(_ name: String) -> String? {
      fields[name].map(LaTeXText.plain).flatMap { $0.onOneLine().isEmpty ? nil : $0 }
    }
    func address(_ name: String) -> String? {
      fields[name].map(LaTeXText.plainAddress).flatMap { $0.isEmpty ? nil : $0 }
    }
    let known = ["eprint", "doi", "url"].compactMap(address).filter { PaperReference($0) != nil }
    let title = [text("title"), text("subtitle")].compactMap { $0 }.joined(separator: ": ")
    let doi = address("doi")
    return PaperDraft(
      names: text("identifier").map { [$0, doi].compactMap { $0 } } ?? known + [key], title: title,
      authors: fields["author"].map(BibTeXNames.split) ?? [], abstract: text("abstract") ?? "",
      date: [
        text("date").map { String($0.prefix { $0 != "/" }) },
        date(text("year"), text("month"), text("day")), text("year"),
      ].compactMap { $0 }.firstDate,
      version: text("version").flatMap { Int($0.onOneLine()) },
      categories: [text("primaryclass")].compactMap { $0 }
        + (text("keywords").map { CategoryList.split($0, spacesSeparate: false) } ?? []),
      journal: text("journal") ?? text("journaltitle") ?? text("booktitle"), doi: doi,
      url: address("url"))
  }

  /// Year, month and day as one date; what is no part of one is left out. BibLaTeX has ranges of
  /// dates, of which the first counts.
  private static func date(_ year: String?, _ month: String?, _ day: String?) -> String? {
    guard let year else { return nil }
    let words = (month ?? "").split { $0 == " " || $0 == "~" || $0 == "\u{A0}" || $0 == "," }
    let number = words.lazy.compactMap { PaperDate.month(named: $0) ?? Int($0) }.first
    guard let number, (1...12).contains(number) else { return year }
    // `month = mar # "~19"` has the day as well.
    let days = (words.dropFirst().compactMap { Int($0) } + [day.flatMap { Int($0) } ?? 0])
    guard let day = days.first(where: { (1...31).contains($0) }) else {
      return "\(year)-\(number)"
    }
    return "\(year)-\(number)-\(day)"
  }
}
