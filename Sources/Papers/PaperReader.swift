// SPDX-License-Identifier: Apache-2.0

/// Why an input gave no papers at all.
public enum PapersError: Error, Equatable, CustomStringConvertible {
  /// There is no such file or folder.
  case missing(path: String)

  /// The file or folder is there and cannot be read.
  case unreadable(path: String, reason: String)

  /// The bytes are no text in UTF-8; `found` names what they look like.
  case notText(source: String, found: String)

  /// The text holds no paper in a layout that Kindred knows.
  case noPapers(source: String, found: String)

  /// A strict reader met something to forgive.
  case strict(ReadingIssue)

  /// One sentence: what, where, and what would be right.
  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): no such file or folder"
    case .unreadable(let path, let reason):
      "\(path): cannot be read: \(reason)"
    case .notText(let source, let found):
      "\(source): \(found), where a Markdown digest or JSON lines in UTF-8 were expected"
    case .noPapers(let source, let found):
      "\(source): \(found), where a Markdown digest (\"## title\" headings) or JSON lines "
        + "({\"title\": ...}) were expected"
    case .strict(let issue):
      "\(issue.source):\(issue.line): \(issue.message)"
    }
  }
}

/// Reads papers from bytes, whichever of the known layouts they are in.
///
/// The layout is recognised by content: a first character `{` means JSON lines
/// (``JSONLinesReader``), everything else is a Markdown digest (``DigestReader``). Lenient by
/// default: what cannot be read is skipped and told as a ``ReadingIssue`` with its line. A strict
/// reader throws the first such issue instead.
public struct PaperReader: Sendable {
  /// Whether the first issue is an error.
  public let isStrict: Bool

  /// The field of JSON lines that gives each paper its ``Paper/label``, or nil for none.
  public let labelField: String?

  /// Runs `count` independent pieces of work and returns their results in order; readers hand it
  /// the pieces of large inputs. The default runs one after the other.
  package typealias PieceRunner =
    @Sendable (
      _ count: Int, _ work: @Sendable (Int) -> PaperList
    ) -> [PaperList]

  private let runPieces: PieceRunner

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
  ///   - bytes: the whole input, as it is or as gzip data; a byte order mark is skipped, invalid UTF-8 is replaced by U+FFFD
  ///     and told as an issue.
  ///   - source: what to call the input in messages.
  /// - Throws: ``PapersError/notText(source:found:)``, ``PapersError/noPapers(source:found:)``, and
  ///   ``PapersError/strict(_:)`` when strict.
  /// - Complexity: O(bytes).
  public func read(_ bytes: [UInt8], source: String) throws -> PaperList {
    if bytes.starts(with: Gzip.signature) {
      return try readText(Self.unpacked(bytes, source: source), source: source)
    }
    return try readText(bytes, source: source)
  }

  private static func unpacked(_ bytes: [UInt8], source: String) throws -> [UInt8] {
    do {
      return try Gzip.unpacked(bytes)
    } catch .damaged {
      throw PapersError.notText(source: source, found: "damaged gzip data")
    } catch .tooLarge {
      throw PapersError.notText(
        source: source,
        found: "gzip data that unpacks to more than \(Gzip.largestRatio) times its size")
    }
  }

  private func readText(_ bytes: [UInt8], source: String) throws -> PaperList {
    if let found = Self.binaryKind(of: bytes) {
      throw PapersError.notText(source: source, found: found)
    }
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let text = start
    while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
    guard start < bytes.count else {
      throw PapersError.noPapers(source: source, found: "nothing in it")
    }
    let list: PaperList
    switch bytes[start] {
    case UInt8(ascii: "{"):
      // Where the first line is no paper by itself, one object may stand on all of them.
      let first = bytes[start...].prefix { $0 != UInt8(ascii: "\n") }
      let isLines = JSONLinesReader(source: source).isPaper(first)
      list =
        (isLines ? nil : document(bytes, from: text, source))
        ?? readInPieces(bytes, from: text, source: source)
    case UInt8(ascii: "["):
      guard let found = document(bytes, from: text, source) else {
        throw PapersError.noPapers(source: source, found: "a stray \"[\", or JSON that is cut off")
      }
      list = found
    default:
      list = DigestReader(source: source).read(bytes, from: text)
    }
    if isStrict, let issue = list.issues.first { throw PapersError.strict(issue) }
    guard !list.papers.isEmpty else {
      let why =
        list.issues.first.map { "no paper could be read (line \($0.line): \($0.message))" }
      throw PapersError.noPapers(source: source, found: why ?? "no paper in it")
    }
    return list
  }

  private func document(_ bytes: [UInt8], from start: Int, _ source: String) -> PaperList? {
    JSONLinesReader(source: source, labelField: labelField).readDocument(bytes[start...])
  }

  /// JSON lines, cut at line ends into pieces of about 4 MB that are read independently.
  private func readInPieces(_ bytes: [UInt8], from start: Int, source: String) -> PaperList {
    var pieces: [(start: Int, end: Int, line: Int)] = []
    var next = start
    var line = 1
    while next < bytes.count {
      var end = min(next + 4_000_000, bytes.count)
      while end < bytes.count, bytes[end - 1] != UInt8(ascii: "\n") { end += 1 }
      pieces.append((next, end, line))
      for index in next..<end where bytes[index] == UInt8(ascii: "\n") { line += 1 }
      next = end
    }
    let cuts = pieces
    let reader = JSONLinesReader(source: source, labelField: labelField)
    let lists = runPieces(cuts.count) { piece in
      reader.read(bytes[cuts[piece].start..<cuts[piece].end], firstLine: cuts[piece].line)
    }
    return lists.reduce(into: PaperList()) { $0.append($1) }
  }

  /// What bytes that are no text look like, or nil for text.
  private static func binaryKind(of bytes: [UInt8]) -> String? {
    let signatures: [([UInt8], String)] = [
      ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
      ([0xFF, 0xD8, 0xFF], "a JPEG image"),
      ([0x25, 0x50, 0x44, 0x46], "a PDF"),
      ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive"),
      (Gzip.signature, "gzip data inside gzip data"),
      ([0x28, 0xB5, 0x2F, 0xFD], "zstd data (pipe it: zstdcat FILE | kindred ... --in -)"),
      ([0xFF, 0xFE], "text in UTF-16"),
      ([0xFE, 0xFF], "text in UTF-16"),
    ]
    for (signature, name) in signatures where bytes.starts(with: signature) { return name }
    return bytes.prefix(65_536).contains(0) ? "binary data" : nil
  }
}
