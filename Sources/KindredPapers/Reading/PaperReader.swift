// SPDX-License-Identifier: Apache-2.0

/// Reads papers from bytes, whichever of the known formats they are in.
///
/// The format is recognised by content, not by name: JSON (``JSONEntry``), Markdown digests and
/// lists (``DigestReader``), BibTeX, tagged fields as RIS has them (``TaggedLayout``), tables with
/// a header (CSV, TSV), feeds and other XML (``XMLEntry``), each as it is or as gzip data. Lenient
/// by default: what cannot be read is skipped and told as a ``ReadingIssue`` with its line. A
/// strict reader throws the first such issue instead.
///
/// Inputs whose entries can be told apart are read a part at a time, so that their size does not
/// matter; the others as a whole, up to ``largestWhole`` bytes.
public struct PaperReader: Sendable {
  /// Whether the reader throws at the first issue.
  public let isStrict: Bool

  /// The field of JSON or column of a table that gives each paper its ``Paper/label``, or nil for
  /// none; `categories` is the first category in every format.
  public let labelField: String?

  /// Bytes of an input that can only be read as a whole.
  public static let largestWhole = 1 << 30

  /// Runs `count` independent pieces of work and returns their results in order; readers hand it
  /// the pieces of large inputs. The default runs one after the other.
  package typealias PieceRunner =
    @Sendable (
      _ count: Int, _ work: @Sendable (Int) -> PaperList
    ) -> [PaperList]

  private let runPieces: PieceRunner

  /// Bytes that are read at once, and those of a piece of them.
  private static let partSize = 8 << 20
  private static let pieceSize = 1 << 20

  /// The mark that some programs write before text in UTF-8.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Bytes after which an entry is read as far as it goes, whether it is whole or not.
  private static let longestEntry = 64 << 20

  /// A reader that forgives, or, when `isStrict`, one that does not.
  public init(isStrict: Bool = false, labelField: String? = nil) {
    self.init(isStrict: isStrict, labelField: labelField) { count, work in (0..<count).map(work) }
  }

  /// A reader whose pieces `runPieces` spreads over threads.
  package init(
    isStrict: Bool, labelField: String? = nil, runPieces: @escaping PieceRunner
  ) {
    self.isStrict = isStrict
    self.labelField = labelField
    self.runPieces = runPieces
  }

  /// The papers in `bytes`, every mention (not ``PaperList/folded()`` yet), in order.
  ///
  /// - Parameters:
  ///   - bytes: the whole input, as it is or as gzip data; a byte order mark is skipped, other
  ///     encodings that the input names become UTF-8 (``TextEncoding``), and invalid UTF-8 is
  ///     replaced by U+FFFD and told as an issue.
  ///   - source: what to call the input in messages.
  /// - Throws: ``PapersError/notText(source:found:)``, ``PapersError/noPapers(source:found:)``,
  ///   ``PapersError/tooLarge(source:limit:)``, and ``PapersError/strict(_:)`` when strict.
  /// - Complexity: O(bytes).
  public func read(_ bytes: [UInt8], source: String) throws -> PaperList {
    var list = PaperList()
    try forEachPart(of: ByteStream(bytes, source: source), source: source) { list.append($0) }
    return list
  }

  /// As ``read(_:source:)``, a part at a time: `body` gets the papers and issues of each.
  func forEachPart(
    of stream: ByteStream, source: String, _ body: (PaperList) throws -> Void
  ) throws {
    var (bytes, isAll, start, blankLines) = try head(of: stream, source)
    let (format, first) = try PaperFormatRecognition(source: source, labelField: labelField)
      .format(of: bytes[start...])
    var line = 1 + blankLines + bytes[..<first].lineFeedCount
    start = first
    var account = ReadingAccount(source: source)
    var wanted = Self.partSize
    while !isAll || start < bytes.count {
      isAll = try stream.fill(&bytes, upTo: start + wanted)
      let rest = bytes[start...]
      var count = isAll ? rest.count : format.wholeEntries(in: rest)
      if count == 0 {
        let limit = format.isWhole ? Self.largestWhole : Self.longestEntry
        if rest.count < limit {
          wanted = min(2 * wanted, limit)
          continue
        }
        if format.isWhole { throw PapersError.tooLarge(source: source, limit: limit) }
        count = rest.count
      }
      var list = readInPieces(rest.prefix(count), format, source, line: &line)
      if labelField == "categories" { list.papers = list.papers.labeledByCategory() }
      account.take(&list, isGuessed: stream.isGuessed)
      if isStrict, let issue = account.firstIssue { throw PapersError.strict(issue) }
      try body(list)
      bytes.removeFirst(start + count)
      start = 0
      wanted = Self.partSize
    }
    if let error = account.error { throw error }
  }

  /// Enough of a stream to tell its format, and where its text begins.
  private func head(
    of stream: ByteStream, _ source: String
  ) throws -> (bytes: [UInt8], isAll: Bool, start: Int, blankLines: Int) {
    var bytes: [UInt8] = []
    var blankLines = 0
    var wanted = PaperFormatRecognition.headSize
    // As many bytes as tell the encoding; a declaration is no longer.
    var isAll = try stream.fill(&bytes, upTo: wanted)
    if let found = Self.binaryKind(of: bytes) {
      throw PapersError.notText(source: source, found: found)
    }
    let (encoding, markLength) = try TextEncoding.found(in: bytes, source: source)
    bytes.removeFirst(markLength)
    stream.decode(&bytes, from: encoding)
    while true {
      if bytes.prefix(PaperFormatRecognition.headSize).contains(0) {
        throw PapersError.notText(source: source, found: "binary data")
      }
      let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.count
      if isAll, start == bytes.count {
        throw PapersError.noPapers(source: source, found: "nothing in it")
      }
      if isAll || bytes[start...].contains(UInt8(ascii: "\n"))
        || bytes.count - start > JSONLinesReader.longestLine
      {
        return (bytes, isAll, start, blankLines)
      }
      if start == bytes.count {
        // White space is gone past as it comes, however much of it there is.
        blankLines += bytes[...].lineFeedCount
        bytes.removeAll(keepingCapacity: true)
      } else {
        wanted *= 2
      }
      isAll = try stream.fill(&bytes, upTo: wanted)
    }
  }

  /// Whole entries, cut into pieces that are read independently.
  ///
  /// - Parameter line: the line of the first byte; of the first one after them when it returns.
  private func readInPieces(
    _ bytes: ArraySlice<UInt8>, _ format: any PaperFormat, _ source: String, line: inout Int
  ) -> PaperList {
    var pieces: [ArraySlice<UInt8>] = []
    var rest = bytes
    while !rest.isEmpty {
      var size = Self.pieceSize
      var count = 0
      while count == 0 {
        count = size >= rest.count ? rest.count : format.wholeEntries(in: rest.prefix(size))
        size *= 2
      }
      pieces.append(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    let cut = pieces
    let lists = runPieces(cut.count) { piece in Self.read(cut[piece], format, source) }
    var list = PaperList()
    for (piece, part) in zip(cut, lists) {
      list.append(part.movedDown(by: line - 1))
      line += piece.lineFeedCount
    }
    return list
  }

  /// The papers of a piece, which a format gets as valid UTF-8.
  private static func read(
    _ bytes: ArraySlice<UInt8>, _ format: any PaperFormat, _ source: String
  ) -> PaperList {
    if bytes.isValidUTF8 { return format.read(bytes, firstLine: 1) }
    let (repaired, lines) = bytes.repaired()
    var list = format.read(repaired[...], firstLine: 1)
    for line in lines { list.note("invalid UTF-8 was replaced", line: line, source: source) }
    list.sortIssues()
    return list
  }

  /// The papers and issues of one line of JSON (``JSONLinesReader``).
  package static func jsonLine(_ bytes: ArraySlice<UInt8>, source: String) -> PaperList {
    read(bytes, JSONLinesReader(source: source), source)
  }

  /// A name for bytes that are no text, such as "a PDF"; nil for text.
  private static func binaryKind(of bytes: [UInt8]) -> String? {
    let signatures: [([UInt8], String)] = [
      ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
      ([0xFF, 0xD8, 0xFF], "a JPEG image"),
      ([0x25, 0x50, 0x44, 0x46], "a PDF"),
      ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive"),
      (Gzip.signature, "gzip data inside gzip data"),
      ([0x28, 0xB5, 0x2F, 0xFD], "zstd data (pipe it: zstdcat FILE | kindred ... --in -)"),
      (Array("SQLite format 3".utf8), "a database (a library is read with --library)"),
    ]
    return signatures.first { bytes.starts(with: $0.0) }?.1
  }
}

extension PaperList {
  /// The list with issues that stand further down. O(issues).
  fileprivate func movedDown(by lines: Int) -> PaperList {
    if lines == 0 || (issues.isEmpty && unknownFields.isEmpty) { return self }
    var list = self
    list.issues = issues.map {
      ReadingIssue(source: $0.source, line: $0.line + lines, message: $0.message)
    }
    list.unknownFields = unknownFields.mapValues { $0 + lines }
    return list
  }
}
