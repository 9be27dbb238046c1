// SPDX-License-Identifier: Apache-2.0

/// Reads tables with a header line: fields between commas, semicolons or tabs (RFC 4180).
///
/// | what | columns, the first that is there and not empty (of dates, that is one) |
/// |---|---|
/// | identifier | `id`, `arxiv_id`, `arxiv`, `doi`, `paper_id`, `key` |
/// | title | `title`, `article title`, `document title`, `display_name` |
/// | authors | `authors`, `author`, `author names`, `author full names`, `authorships.author.display_name` |
/// | abstract | `abstract`, `abstract note`, `summary` |
/// | date | `date`, `published`, `publication date`, `created`, `publication year`, `year` |
/// | version | that of the identifier, `version` if it is a number |
/// | categories | `categories`, `category`, `primary_category`, `author keywords`, `keywords` |
/// | journal | `journal`, `publication title`, `source title`, `venue`, `journal/book`, `primary_location.source.display_name` |
/// | DOI | `doi` |
/// | address | `url`, `link` |
///
/// Letter case does not matter, nor whether words are joined by spaces or underscores. A field that
/// begins with a quotation mark runs to the next one that is not doubled, over several lines if
/// need be; any other may have quotation marks in it. Names of authors stand in one text
/// (``AuthorList``). Categories stand between semicolons or bars, or else commas, or else spaces;
/// keywords may have spaces in them.
struct TablePaperReader: PaperFormat {
  private let source: String
  private let separator: UInt8
  private let columnCount: Int
  private let columns: [Field: [Int]]
  private let labelColumn: Int?
  /// Whether categories may stand between spaces: keywords may not.
  private let spacesSeparate: Bool

  private enum Field: CaseIterable {
    case id, title, authors, abstract, date, version, categories, journal, doi, url

    var names: [String] {
      switch self {
      case .id: ["id", "arxiv id", "arxiv", "doi", "paper id", "key"]
      case .title: ["title", "article title", "document title", "display name"]
      case .authors:
        [
          "authors", "author", "author names", "author full names",
          "authorships.author.display name",
        ]
      case .abstract: ["abstract", "abstract note", "summary"]
      case .date:
        ["date", "published", "publication date", "created", "publication year", "year"]
      case .version: ["version"]
      case .categories:
        ["categories", "category", "primary category", "author keywords", "keywords"]
      case .journal:
        [
          "journal", "publication title", "source title", "venue", "journal/book",
          "primary location.source.display name",
        ]
      case .doi: ["doi"]
      case .url: ["url", "link"]
      }
    }
  }

  /// A reader for a table with this first line, or nil for a line that is no header: it has no
  /// title among two or more names.
  ///
  /// - Parameter labelField: the column that gives each paper its label.
  init?(header line: ArraySlice<UInt8>, source: String, labelField: String?) {
    // A header is short; a long line is text.
    guard line.count < 16_384 else { return nil }
    for separator in [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")] {
      var fields = TableFields(line, separator: separator)
      guard let names = fields.nextRecord()?.fields.map(Self.plain), names.count > 1 else {
        continue
      }
      var columns: [Field: [Int]] = [:]
      for field in Field.allCases {
        columns[field] = field.names.compactMap(names.firstIndex)
      }
      guard columns[.title]?.isEmpty == false else { continue }
      self.columns = columns
      self.separator = separator
      self.source = source
      columnCount = names.count
      spacesSeparate = columns[.categories]?.first.map { !names[$0].hasSuffix("keywords") } ?? true
      labelColumn = labelField.flatMap { names.firstIndex(of: Self.plain($0)) }
      return
    }
    return nil
  }

  /// A column's name as it is looked up.
  private static func plain(_ name: String) -> String {
    let spaced = String(name.lowercased().map { $0 == "_" ? " " : $0 })
    return spaced.onOneLine()
  }

  func wholeEntries(in bytes: ArraySlice<UInt8>) -> Int {
    var fields = TableFields(bytes, separator: separator)
    var count = 0
    while fields.skipRecord(), fields.place < bytes.endIndex {
      count = fields.place - bytes.startIndex
    }
    return count
  }

  func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> PaperList {
    var list = PaperList()
    var fields = TableFields(bytes, separator: separator)
    fields.line = firstLine
    while let record = fields.nextRecord() {
      if record.fields.allSatisfy(\.isEmpty) { continue }
      func issue(_ message: String) { list.note(message, line: record.line, source: source) }
      if !record.isClosed { issue("a quotation mark is never closed") }
      if record.fields.count != columnCount {
        issue("\(record.fields.count) fields where the header has \(columnCount)")
      }
      list.add(draft(record.fields), line: record.line, source: source)
    }
    return list
  }

  private func draft(_ fields: [String]) -> PaperDraft {
    func all(_ field: Field) -> [String] {
      (columns[field] ?? []).compactMap { $0 < fields.count ? fields[$0] : nil }
    }
    func first(_ field: Field) -> String? { all(field).first { !$0.onOneLine().isEmpty } }
    return PaperDraft(
      names: all(.id), title: first(.title) ?? "",
      authors: AuthorList.split(first(.authors) ?? ""), abstract: first(.abstract) ?? "",
      date: all(.date).firstDate, version: first(.version).flatMap { Int($0.onOneLine()) },
      categories: CategoryList.split(first(.categories) ?? "", spacesSeparate: spacesSeparate),
      journal: first(.journal), doi: first(.doi), url: first(.url),
      label: labelColumn.flatMap { $0 < fields.count ? fields[$0].onOneLine() : nil }
        .flatMap { $0.isEmpty ? nil : $0 })
  }
}
