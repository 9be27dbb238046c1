// SPDX-License-Identifier: Apache-2.0

/// Reads JSON lines: one value a line, mostly an object that is a paper (``JSONEntry``), or an
/// answer that holds some (``JSONPapers``).
///
/// A line that is no such object is skipped with an issue, and so is one without a title, and one
/// of more than 16 MiB. Blank lines are nothing.
struct JSONLinesReader: PaperFormat {
  let source: String

  /// A field whose value becomes each paper's label, or nil.
  var labelField: String?

  /// Bytes of a line that are read.
  static let longestLine = 16 << 20

  func wholeEntries(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 - bytes.startIndex } ?? 0
  }

  func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> PaperList {
    var list = PaperList()
    forEachLine(in: bytes, firstLine: firstLine) { number, line in
      guard line.contains(where: { $0 > 0x20 }) else { return }
      guard line.count <= Self.longestLine else {
        list.note(
          "a line of more than \(Self.longestLine >> 20) MiB was skipped", line: number,
          source: source)
        return
      }
      if let papers = papers(in: line, line: number) {
        list.append(papers)
      } else {
        list.note(
          "not valid JSON (cut off, or invalid UTF-8), skipped", line: number, source: source)
      }
    }
    return list
  }

  /// The papers of one value, or nil for bytes that are no JSON.
  func papers(in bytes: ArraySlice<UInt8>, line: Int) -> PaperList? {
    var parser = JSONParser(bytes)
    guard let value = try? parser.document() else { return nil }
    var list = JSONPapers(value, source: source, labelField: labelField, line: line).list
    if parser.isRepaired {
      list.note("half of a surrogate pair was replaced", line: line, source: source)
    }
    return list
  }

  /// Whether a line is a whole value, and so one of many.
  func isFirstLine(_ line: ArraySlice<UInt8>) -> Bool {
    var parser = JSONParser(line)
    return line.count <= Self.longestLine && (try? parser.document()) != nil
  }
}

/// Reads one JSON document that stands on several lines: a list of papers, or anything that holds
/// one.
///
/// What is no such document is read as JSON lines, a list that breaks off among them.
struct JSONDocumentReader: WholePaperFormat {
  /// Reads values.
  let lines: JSONLinesReader

  func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> PaperList {
    lines.papers(in: bytes, line: firstLine) ?? lines.read(bytes, firstLine: firstLine)
  }
}
