// SPDX-License-Identifier: Apache-2.0

/// Names that may stand for more than one paper.
///
/// A citation key or the number of a row means something in one file only; in another file it may
/// stand for another paper. So papers of one local name are a family: the first keeps the name,
/// others are called `name~2`, `name~3` and so on, and a mention belongs to the one whose text is
/// nearly its own (``Namesake``). A name that stands for more papers than ``PaperID/largestFamily``
/// names nothing, as a column `type` that was taken for one: the papers after those are called by
/// their text (``PaperID/derived(title:abstract:place:)``).
///
/// A DOI may be that of the book whose chapters are listed, and a name made of a title alone may be
/// that of two prefaces. Papers that differ are told apart there too; the later ones are called by
/// their text. Names of arXiv and others that are the same everywhere have no families.
extension PaperID {
  /// Papers that are told apart under one local name.
  package static let largestFamily = 16

  /// The name of the family, without `~2`; nil for a name that means one paper everywhere.
  package var family: PaperID? {
    if isDerived || isDOI { return self }
    if PaperReference(description) != nil || isNamedByScheme || isHash { return nil }
    let digits = description.utf8.reversed().prefix(while: \.isDigit).count
    guard digits > 0, let number = Int(description.utf8.suffix(digits).text),
      (2...Self.largestFamily).contains(number)
    else { return self }
    let stem = description.utf8.dropLast(digits)
    return stem.last == UInt8(ascii: "~") && stem.count > 1 ? PaperID(stem.dropLast().text) : self
  }

  /// All names of the family of this one.
  package var familyNames: [PaperID] {
    isDerived || isDOI
      ? [self] : [self] + (2...Self.largestFamily).map { PaperID("\(description)~\($0)") }
  }

  /// Whether it begins with what says whose name it is, as addresses do.
  private var isNamedByScheme: Bool {
    if description.contains("://") { return true }
    let name = description.lowercased()
    return ["oai:", "urn:", "pmid:", "pmcid:", "dblp:", "openalex:"].contains(where: name.hasPrefix)
  }

  /// Whether it is a hash of the paper's text (``derived(title:abstract:)``).
  var isDerived: Bool {
    guard let digits = description.rest(after: "local-") else { return false }
    return digits.utf8.count == 16 && digits.allSatisfy(\.isHexDigit)
  }

  /// Whether it is a hash of Semantic Scholar's.
  private var isHash: Bool {
    description.utf8.count == 40 && description.allSatisfy(\.isHexDigit)
  }
}

extension Sequence<UInt8> {
  /// The bytes as text.
  fileprivate var text: String { String(decoding: Array(self), as: UTF8.self) }
}
