// SPDX-License-Identifier: Apache-2.0

/// Layouts that have a line for each field, with a tag before it. What tags tell is in
/// ``FieldVocabulary/table``; a further layout is a case here and tags there.
enum TaggedLayout: CaseIterable, Sendable {
  /// `TI  - The title`, from `TY` to `ER`, as reference managers exchange it.
  case ris
  /// `TI The title`, from `PT` to `ER`, as Web of Science exports it.
  case webOfScience
  /// `TI  - The title`, from `PMID`, as PubMed exports it (`.nbib`).
  case medline
  /// `%T The title`, from `%0`, as EndNote exchanges it (`.enw`).
  case endNote
  /// `T1 The title`, from `RT`, as RefWorks exports it.
  case refWorks

  /// The tag that every entry has once, mostly at its beginning.
  var first: String {
    switch self {
    case .ris: "TY"
    case .webOfScience: "PT"
    case .medline: "PMID"
    case .endNote: "%0"
    case .refWorks: "RT"
    }
  }

  /// The tag at the end of entries, or nil where the next one ends an entry.
  var last: String? { self == .ris || self == .webOfScience ? "ER" : nil }

  /// Tags that stand around entries.
  var outside: Set<String> { self == .webOfScience ? ["FN", "VR", "EF"] : [] }

  /// What separates several keywords in one field.
  var keywordSeparators: String { self == .webOfScience ? ";" : ";\n" }

  /// The layout of which a line begins an entry, or nil.
  static func beginning(with line: ArraySlice<UInt8>) -> TaggedLayout? {
    allCases.first { $0.begins(line) }
  }

  private func begins(_ line: ArraySlice<UInt8>) -> Bool {
    guard let (tag, value) = field(line) else { return false }
    switch self {
    case .webOfScience:
      // `PT J`: two letters are a weak sign.
      let text = value.filter { $0 > 0x20 }
      let names = ["Clarivate", "Thomson", "WebofScience", "ISIExport"]
      return tag == "PT" && text.count == 1
        || tag == "FN" && names.contains { text[...].firstPlace(of: $0) != nil }
    case .refWorks:
      let kinds = ["Journal", "Book", "Conference", "Dissertation", "Generic", "Report", "Web"]
      return tag == first && kinds.contains { value.dropFirst().starts(with: $0.utf8) }
    default: return tag == first
    }
  }

  /// The tag of a line and what follows it; nil for a line without one.
  func field(_ line: ArraySlice<UInt8>) -> (tag: String, value: ArraySlice<UInt8>)? {
    let tag = line.prefix { self == .endNote ? $0 > 0x20 : $0.isCapital || $0.isDigit }
    let rest = line[tag.endIndex...]
    let isTag: Bool
    var value = rest
    switch self {
    case .ris, .medline:
      let blanks = rest.prefix { $0 == 0x20 }
      let isDashed = rest.dropFirst(blanks.count).first == UInt8(ascii: "-")
      value = rest.dropFirst(blanks.count + 1)
      // Some write one space before the dash.
      isTag =
        isDashed
        && (self == .ris
          ? tag.count == 2 && (1...2).contains(blanks.count)
          : (1...4).contains(tag.count) && tag.count + blanks.count == 4)
    case .webOfScience, .refWorks: isTag = tag.count == 2
    case .endNote: isTag = tag.count == 2 && tag.first == UInt8(ascii: "%")
    }
    guard isTag, tag.first?.isDigit == false, value.first.map({ $0 <= 0x20 }) ?? true else {
      return nil
    }
    return (String(decoding: tag, as: UTF8.self), value)
  }
}
