// SPDX-License-Identifier: Apache-2.0

/// Reads the mail in which arXiv lists what is new:
///
///     \\
///     arXiv:3106.00001
///     Date: Tue, 3 Jun 2031 17:59:59 GMT   (24kb)
///
///     Title: The title
///     Authors: A. Smith, B. Jones
///     Categories: physics.ao-ph
///     \\
///       The abstract.
///     \\ ( https://arxiv.org/abs/3106.00001 ,  24kb)
struct ListingMailReader: PaperFormat {
  let source: String

  /// Whether text goes on with a paper: two backslashes, and an identifier on the next line.
  static func begins(_ text: ArraySlice<UInt8>) -> Bool {
    let line = text.prefix { $0 != UInt8(ascii: "\n") }
    let isRule = line.starts(with: "\\\\".utf8) && line.dropFirst(2).allSatisfy { $0 <= 0x20 }
    let rest = text[min(line.endIndex + 1, text.endIndex)...]
    return isRule && marks.contains { rest.starts(with: $0.utf8) }
  }

  /// What stands before the identifier of a paper, the second one until 2007.
  private static let marks = ["arXiv:", "Paper: "]

  private static func name(_ line: Substring) -> Substring? {
    marks.lazy.compactMap { line.rest(after: $0) }.first
  }

  func wholeEntries(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.count(beforeLastLineStarting: "-----")
  }

  func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> PaperList {
    var list = PaperList()
    var entry: ListingMailEntry?
    func close() {
      if let entry { list.add(entry.draft, line: entry.line, source: source) }
      entry = nil
    }
    forEachLine(in: bytes, firstLine: firstLine) { number, bytes in
      let line = String(decoding: bytes, as: UTF8.self)[...]
      if let name = Self.name(line) {
        close()
        entry = ListingMailEntry(line: number, name: name)
      } else if line.rest(after: "-----") != nil || line.rest(after: "%%") != nil {
        close()
      } else if let end = line.rest(after: "\\\\") {
        entry?.addRule(end)
      } else {
        entry?.add(line)
      }
    }
    close()
    return list
  }
}

/// A paper in such a mail.
private struct ListingMailEntry {
  let line: Int
  private var fields = EntryFields()

  /// The field that lines go on with.
  private var open: (entry: FieldVocabulary.Entry?, text: String) = (nil, "")
  private var isAbstract = false

  init(line: Int, name: Substring) {
    self.line = line
    fields.add(.arXiv, [String(name.parts(between: " ").first ?? "")])
  }

  mutating func add(_ line: Substring) {
    if isAbstract {
      open.text += line + "\n"
    } else if let labelled = LabelledLine(line) {
      close()
      open = (labelled.entry, labelled.value)
    } else if let date = line.rest(after: "replaced with revised version ") {
      close()
      open = (FieldVocabulary.entry("date"), String(date))
    } else if line.utf8.first == 0x20 {
      open.text += "\n" + line
    }
  }

  /// Adds what stands on a line after two backslashes: nothing, or the address.
  mutating func addRule(_ end: Substring) {
    close()
    isAbstract = !isAbstract
    open = (isAbstract ? FieldVocabulary.entry("abstract") : nil, "")
    let words = end.parts(between: " ,()")
    if let address = words.first(where: { $0.rest(after: "http") != nil }) {
      fields.add(.url, [String(address)])
    }
  }

  private mutating func close() {
    if let entry = open.entry {
      // The size of the text stands after its date.
      let text = entry.concept == .date ? String(open.text.prefix { $0 != "(" }) : open.text
      fields.add(entry, [text.onOneLine()], hasSpaces: entry.concept == .categories)
    }
    open = (nil, "")
  }

  var draft: PaperDraft {
    var whole = self
    whole.close()
    return whole.fields.draft
  }
}
