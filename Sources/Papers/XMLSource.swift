// SPDX-License-Identifier: Apache-2.0

/// A document before it is parsed, without what a parser need not see.
///
/// Processing instructions and document type declarations say nothing of papers, and are where documents
/// that mean harm do it: entities that expand without end, files that are fetched, and instructions without
/// text, which Foundation's parser does not survive. Spaces take their place, so that lines stay.
struct XMLSource {
  private var bytes: [UInt8]

  /// The encoding that the document declares, in lower case, or nil.
  private let encoding: String?

  /// Why the document cannot be read, or nil.
  private(set) var problem: String?

  /// Encodings in which all that is looked for here has the bytes that it has in ASCII.
  private static let readable = ["utf-8", "us-ascii", "ascii", "iso-8859-", "windows-125"]

  /// O(bytes).
  init(_ document: ArraySlice<UInt8>) {
    bytes = Array(document)
    let declaration = Self.declaration(of: document)
    encoding = declaration.flatMap(Self.encoding)
    if let encoding, !Self.readable.contains(where: encoding.hasPrefix) {
      problem = "XML in the encoding \(encoding.prefix(40)), which is not read"
    }
    var place = declaration?.count ?? 0
    while problem == nil, let open = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
      let rest = bytes[open...]
      if rest.starts(with: "<!--".utf8) {
        place = end(after: open + 4, "-->")
      } else if rest.starts(with: "<![CDATA[".utf8) {
        place = end(after: open + 9, "]]>")
      } else if rest.starts(with: "<?".utf8) {
        place = end(after: open + 2, "?>")
        blank(open..<place)
      } else if rest.starts(with: "<!DOCTYPE".utf8) {
        place = endOfDocumentType(open)
        if Self.declaresEntities(bytes[open..<place]) {
          problem = "XML that declares entities, which are not expanded"
        }
        blank(open..<place)
      } else {
        place = open + 1
      }
    }
  }

  /// The bytes to parse.
  var parsable: [UInt8] { bytes }

  /// Replaces what is no UTF-8 where that is the encoding; tells whether there was any. The parser knows other
  /// encodings.
  mutating func replaceInvalidText() -> Bool {
    if let encoding, !encoding.hasPrefix("utf-8") { return false }
    if String(validating: bytes, as: UTF8.self) != nil { return false }
    bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
    return true
  }

  /// The XML declaration at the beginning, or nil.
  private static func declaration(of document: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard document.starts(with: "<?xml".utf8),
      document.dropFirst(5).first.map({ $0 <= 0x20 }) == true,
      let end = document.firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    return document[...end]
  }

  /// What a declaration gives as encoding.
  private static func encoding(in declaration: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: declaration.prefix(400), as: UTF8.self).lowercased()
    guard let name = text.firstRange(of: "encoding") else { return nil }
    let value = text[name.upperBound...].drop { $0 == " " || $0 == "=" || $0 == "\t" || $0 == "\n" }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
    return String(value.dropFirst().prefix { $0 != quote })
  }

  private static func declaresEntities(_ declaration: ArraySlice<UInt8>) -> Bool {
    var rest = declaration
    while let mark = rest.firstIndex(of: UInt8(ascii: "!")) {
      rest = rest[(mark + 1)...]
      if rest.starts(with: "ENTITY".utf8) { return true }
    }
    return false
  }

  /// The place after the first `mark` from a place on, or the end.
  private func end(after place: Int, _ mark: String) -> Int {
    let mark = Array(mark.utf8)
    var next = place
    while next < bytes.count, let start = bytes[next...].firstIndex(of: mark[0]) {
      if bytes[start...].starts(with: mark) { return start + mark.count }
      next = start + 1
    }
    return bytes.count
  }

  /// The place after a document type declaration, with its inner part and texts in quotation marks.
  private func endOfDocumentType(_ start: Int) -> Int {
    var isInside = false
    var place = start
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let quote = bytes[place]
        place = bytes[(place + 1)...].firstIndex(of: quote) ?? bytes.count - 1
      case UInt8(ascii: "["): isInside = true
      case UInt8(ascii: "]"): isInside = false
      case UInt8(ascii: ">") where !isInside: return place + 1
      default: break
      }
      place += 1
    }
    return bytes.count
  }

  private mutating func blank(_ range: Range<Int>) {
    for place in range where bytes[place] != UInt8(ascii: "\n") { bytes[place] = UInt8(ascii: " ") }
  }
}
