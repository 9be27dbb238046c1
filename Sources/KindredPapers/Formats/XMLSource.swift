// SPDX-License-Identifier: Apache-2.0

/// A document before it is parsed, without what a parser need not see.
///
/// Declarations, processing instructions, comments and document types say nothing of papers, and
/// are where documents that mean harm do it: encodings that two parsers understand in two ways,
/// entities that expand without end, files that are fetched, instructions without text and comments
/// of hyphens, which the parser at hand does not survive or reads for hours. They are left out;
/// their line feeds stay, so that lines are counted as they stand. What is parsed is UTF-8
/// (``TextEncoding``) and nothing else.
struct XMLSource {
  private let bytes: ArraySlice<UInt8>

  /// The bytes to parse.
  private(set) var parsable: [UInt8] = []

  /// Why the document cannot be read, or nil.
  private(set) var problem: String?

  /// Bytes of a tag with its attributes, of which a parser compares each with each.
  static let longestTag = 1 << 14

  /// - Parameter document: valid UTF-8.
  /// - Complexity: O(bytes).
  init(_ document: ArraySlice<UInt8>) {
    bytes = document
    parsable.reserveCapacity(document.count)
    var place = document.startIndex
    while problem == nil, let open = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
      appendText(bytes[place..<open])
      let rest = bytes[open...]
      if rest.starts(with: "<!--".utf8) {
        place = end(after: open + 4, "-->")
        leaveOut(open..<place)
      } else if rest.starts(with: "<![CDATA[".utf8) {
        place = end(after: open + 9, "]]>")
        parsable += bytes[open..<place]
      } else if rest.starts(with: "<?".utf8) {
        place = end(after: open + 2, "?>")
        leaveOut(open..<place)
      } else if rest.starts(with: "<!DOCTYPE".utf8) {
        place = endOfDocumentType(open)
        if Self.declaresEntities(bytes[open..<place]) {
          problem = "XML that declares entities, which are not expanded"
        }
        leaveOut(open..<place)
      } else {
        place = endOfTag(open)
        if place - open > Self.longestTag {
          problem = "XML with a tag of more than \(Self.longestTag >> 10) KiB, which is not read"
        }
        parsable += bytes[open..<place]
      }
    }
    appendText(bytes[place...])
  }

  /// Adds text with characters for entities that HTML has and XML has not; others that are not
  /// known are text.
  private mutating func appendText(_ text: ArraySlice<UInt8>) {
    var place = text.startIndex
    while let mark = text[place...].firstIndex(of: UInt8(ascii: "&")) {
      parsable += text[place..<mark]
      place = mark + 1
      let name = text[place...].prefix(12).prefix { $0 != UInt8(ascii: ";") }
      let isOfXML = ["amp", "lt", "gt", "quot", "apos"].contains { name.elementsEqual($0.utf8) }
      if isOfXML || name.first == UInt8(ascii: "#") {
        parsable.append(UInt8(ascii: "&"))
      } else if let (character, end) = HTMLEntities.entity(at: mark, in: text) {
        parsable += character.utf8
        place = end
      } else {
        parsable += "&amp;".utf8
      }
    }
    parsable += text[place...]
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
    bytes[min(place, bytes.endIndex)...].firstPlace(of: mark).map { $0 + mark.utf8.count }
      ?? bytes.endIndex
  }

  /// The place after a document type declaration, with its inner part and texts in quotation marks.
  private func endOfDocumentType(_ start: Int) -> Int {
    var isInside = false
    var place = start
    while place < bytes.endIndex {
      if isInside, bytes[place...].starts(with: "<!--".utf8) {
        place = end(after: place + 4, "-->")
        continue
      }
      switch bytes[place] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let quote = bytes[place]
        place = bytes[(place + 1)...].firstIndex(of: quote) ?? bytes.endIndex - 1
      case UInt8(ascii: "["): isInside = true
      case UInt8(ascii: "]"): isInside = false
      case UInt8(ascii: ">") where !isInside: return place + 1
      default: break
      }
      place += 1
    }
    return bytes.endIndex
  }

  /// The place after a tag, or where it turns out to be none: before the next `<`. Attributes may
  /// have `>` in quotation marks.
  private func endOfTag(_ start: Int) -> Int {
    var quote: UInt8?
    var place = start + 1
    while place < bytes.endIndex {
      let byte = bytes[place]
      if byte == UInt8(ascii: "<") { return place }
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return place + 1
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      place += 1
    }
    return bytes.endIndex
  }

  private mutating func leaveOut(_ range: Range<Int>) {
    parsable += repeatElement(UInt8(ascii: "\n"), count: bytes[range].lineFeedCount)
  }
}
