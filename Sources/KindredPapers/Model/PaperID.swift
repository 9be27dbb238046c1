// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The canonical name of a paper, without version, scheme or host.
///
/// arXiv identifiers are `2403.12008` or `hep-th/9901001` (a subject class such as `math.GT` is
/// dropped, as arXiv does); DOIs are `10.1000/xyz` in lower case; anything else is kept as given.
/// Identifiers order by their bytes, and every tie in Kindred is broken by that order.
public struct PaperID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The canonical text.
  public let description: String

  /// An identifier that is already canonical, or is none of the known kinds. It is put on one line,
  /// and other letters than ASCII's are composed (NFC), so that equal identifiers have equal bytes.
  public init(_ text: String) {
    let line = text.onOneLine()
    description =
      line.utf8.allSatisfy { $0 < 0x80 } ? line : line.precomposedStringWithCanonicalMapping
  }

  /// Byte order of the canonical text.
  public static func < (left: PaperID, right: PaperID) -> Bool {
    left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
  }

  /// Whether it is a DOI in its canonical form. O(length).
  package var isDOI: Bool {
    description.utf8.starts(with: "10.".utf8) && PaperReference(description)?.id == self
  }

  /// A name for a paper that came without one: `local-` and 16 hexadecimal digits of its text.
  ///
  /// The same title and abstract always get the same name (FNV-1a, 64 bits, over title, a line
  /// feed and abstract), whatever file they stand in.
  public static func derived(title: String, abstract: String) -> PaperID {
    derived(title: title, abstract: abstract, place: "")
  }

  /// As ``derived(title:abstract:)`` for a paper that only its year and address tell from another:
  /// those are a part of the text then, unless `place` is empty.
  static func derived(title: String, abstract: String, place: String) -> PaperID {
    var hash = TextHash()
    hash.add(title)
    hash.add(10)
    hash.add(abstract)
    if !place.isEmpty {
      hash.add(10)
      hash.add(place)
    }
    let digits = String(hash.value, radix: 16)
    return PaperID("local-" + String(repeating: "0", count: 16 - digits.count) + digits)
  }
}
