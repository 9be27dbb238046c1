// SPDX-License-Identifier: Apache-2.0

/// Reads BibTeX and BibLaTeX: `@article{key, title = {The title}, year = 2031}`.
///
/// Values are braces, quotation marks, numbers and names, joined by `#`; `@string` gives names
/// their values, and months have theirs. What stands outside of entries, `@comment` and `@preamble`
/// is no paper. An entry that is never closed ends where a line begins the next one, and is skipped
/// with an issue. LaTeX becomes text (``LaTeXText``).
///
/// Fields are known by their names (``FieldVocabulary``); `title` has `subtitle` after a colon, and
/// `crossref` takes from another entry what it says of the book or proceedings. The key names a
/// paper that nothing else does. What ``BibTeXWriter`` wrote is taken at its word.
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
    let isVerbatim = bytes.starts(with: BibTeXWriter.mark.utf8)
    var scanner = BibTeXScanner(bytes)
    scanner.line = firstLine
    var strings: [String: String] = [:]
    var entries: [(line: Int, key: String, fields: [String: String])] = []
    var placeOfKey: [String: Int] = [:]
    while scanner.skip(past: UInt8(ascii: "@")) {
      let line = scanner.line
      switch scanner.entry(strings) {
      case .string(let name, let value):
        strings[name] = value
      case .paper(let key, let fields):
        placeOfKey[key.onOneLine().lowercased()] = entries.count
        entries.append((line, key, fields))
      case .nothing:
        break
      case .broken(let reason):
        list.note("an entry \(reason) and was skipped", line: line, source: source)
      }
    }
    for entry in entries {
      var fields = entry.fields
      if let name = fields["crossref"], let place = placeOfKey[name.onOneLine().lowercased()] {
        let parent = entries[place].fields
        fields["booktitle"] = fields["booktitle"] ?? parent["booktitle"] ?? parent["title"]
        for name in Self.inherited { fields[name] = fields[name] ?? parent[name] }
      }
      for (name, text) in fields where FieldVocabulary.entry(FieldVocabulary.plain(name)) == nil {
        if let field = UnknownField(name, text) { list.tell(field, line: entry.line) }
      }
      list.add(Self.draft(entry.key, fields, isVerbatim), line: entry.line, source: source)
    }
    list.sortIssues()
    return list
  }

  /// Fields that an entry has from the one that it is a part of.
  private static let inherited = ["journal", "journaltitle", "date", "year", "month"]

  private static func draft(
    _ key: String, _ fields: [String: String], _ isVerbatim: Bool
  ) -> PaperDraft {
    var found = EntryFields(isVerbatim: isVerbatim)
    for (name, latex) in fields {
      guard let entry = FieldVocabulary.entry(FieldVocabulary.plain(name)) else { continue }
      switch entry.concept {
      case .authors: found.add(entry, BibTeXNames.split(latex), isList: true)
      case .arXiv, .doi, .url: found.add(entry, [LaTeXText.plainAddress(latex)])
      case .journal: found.add(entry, [JournalMacros.expanded(LaTeXText.plain(latex))])
      default: found.add(entry, [LaTeXText.plain(latex)])
      }
    }
    found.add(.key, [key.onOneLine()])
    return found.draft
  }
}
