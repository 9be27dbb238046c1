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
    var papers = JSONPapers(source: source, labelField: labelField)
    forEachLine(in: bytes, firstLine: firstLine) { number, line in
      guard line.contains(where: { $0 > 0x20 }) else { return }
      func note(_ message: String) { papers.list.note(message, line: number, source: source) }
      guard line.count <= Self.longestLine else {
        return note("a line of more than \(Self.longestLine >> 20) MiB was skipped")
      }
      // Lines of a list may have lost its brackets.
      let end = line.lastIndex { $0 > 0x20 }.flatMap { line[$0] == UInt8(ascii: ",") ? $0 : nil }
      if !Self.add(line[..<(end ?? line.endIndex)], line: number, to: &papers) {
        note("not valid JSON (cut off, or invalid UTF-8), skipped")
      }
    }
    return papers.list
  }

  /// Adds the papers of one value; false for bytes that are no JSON.
  static func add(_ bytes: ArraySlice<UInt8>, line: Int, to papers: inout JSONPapers) -> Bool {
    var parser = JSONParser(bytes)
    guard let value = try? parser.document() else { return false }
    papers.add(value, line: line)
    if parser.isRepaired {
      papers.list.note(
        "half of a surrogate pair was replaced", line: line, source: papers.source)
    }
    return true
  }

  /// Whether a line is a whole value, and so one of many.
  func isFirstLine(_ line: ArraySlice<UInt8>) -> Bool {
    var parser = JSONParser(line)
    return line.count <= Self.longestLine && (try? parser.document()) != nil
  }
}

/// Reads JSON that stands on several lines: a list of papers, or anything that holds one, or
/// several values one after the other.
///
/// Of a document that breaks off the papers before are read. What begins with no such value is read
/// as JSON lines.
struct JSONDocumentReader: WholePaperFormat {
  /// Reads values.
  let lines: JSONLinesReader

  func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> PaperList {
    var papers = JSONPapers(source: lines.source, labelField: lines.labelField)
    var parser = JSONParser(bytes, keepsCut: true)
    var line = firstLine
    var start = bytes.startIndex
    func note(_ message: String) { papers.list.note(message, line: line, source: lines.source) }
    while !parser.isAtEnd, !parser.isCut {
      let isFirst = start == bytes.startIndex
      guard let value = try? parser.nextValue() else {
        if isFirst { return lines.read(bytes, firstLine: firstLine) }
        note("no JSON from here on, skipped")
        break
      }
      papers.add(value, line: line)
      line += bytes[start..<parser.place].lineFeedCount
      start = parser.place
    }
    if parser.isRepaired { note("half of a surrogate pair was replaced") }
    if parser.isCut {
      note("the JSON breaks off here")
      papers.list.isAnswer = false
    }
    return papers.list
  }
}
