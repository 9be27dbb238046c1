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

  /// An identifier that is already canonical, or is none of the known kinds; other letters than ASCII's are
  /// composed (NFC), so that equal identifiers have equal bytes.
  public init(_ text: String) {
    description =
      text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
  }

  /// Byte order of the canonical text.
  public static func < (left: PaperID, right: PaperID) -> Bool {
    left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
  }

  /// A name for a paper that came without one: `local-` and 16 hexadecimal digits of its text.
  ///
  /// The same title and abstract always get the same name (FNV-1a, 64 bits, over title, a line
  /// feed and abstract), whatever file they stand in.
  public static func derived(title: String, abstract: String) -> PaperID {
    var hash = TextHash()
    hash.add(title)
    hash.add(10)
    hash.add(abstract)
    let digits = String(hash.value, radix: 16)
    return PaperID("local-" + String(repeating: "0", count: 16 - digits.count) + digits)
  }
}

/// A mention of a paper as people write it: an identifier and, maybe, a version.
///
/// Reads `2403.12008`, `2403.12008v1`, `arXiv:2403.12008v1`, `http://arxiv.org/abs/2403.12008v1`,
/// `https://arxiv.org/pdf/2403.12008.pdf`, `hep-th/9901001`, `math.GT/0309136v2`, a DOI alone, with
/// `doi:` or as an address, and arXiv's own DOIs (`10.48550/arXiv.2403.12008`).
public struct PaperReference: Equatable, Sendable {
  /// The paper, whatever its version.
  public let id: PaperID

  /// The version named, or nil.
  public let version: Int?

  /// The reference that `text` spells, or nil if it is neither arXiv's nor a DOI. O(length).
  public init?(_ text: String) {
    var rest = text.onOneLine().utf8[...]
    let isAddress = rest.dropPrefix("https://") || rest.dropPrefix("http://")
    if isAddress,
      let end = rest.firstIndex(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") })
    {
      rest = rest[..<end]
    }
    for host in ["www.arxiv.org/", "export.arxiv.org/", "arxiv.org/"] where rest.dropPrefix(host) {
      for folder in ["abs/", "pdf/", "html/"] { rest.dropPrefix(folder) }
      rest.dropSuffix(".pdf")
    }
    for host in ["dx.doi.org/", "doi.org/", "doi:"] { rest.dropPrefix(host) }
    rest.dropPrefix("10.48550/")
    rest.dropPrefix("arxiv:")
    rest.dropPrefix("arxiv.")
    rest = rest.drop { $0 == UInt8(ascii: " ") }

    if rest.starts(with: "10.".utf8), let slash = rest.firstIndex(of: UInt8(ascii: "/")),
      rest.index(after: slash) != rest.endIndex
    {
      id = PaperID(Substring(rest).lowercased())
      version = nil
      return
    }
    let (stem, version) = Self.splitVersion(rest)
    guard let canonical = Self.modern(stem) ?? Self.classic(stem) else { return nil }
    id = PaperID(canonical)
    self.version = version
  }

  private typealias Bytes = Substring.UTF8View

  /// `2403.12008v2` into `2403.12008` and 2.
  private static func splitVersion(_ text: Bytes) -> (Bytes, Int?) {
    guard let mark = text.lastIndex(where: { $0 | 0x20 == UInt8(ascii: "v") }) else {
      return (text, nil)
    }
    let digits = text[text.index(after: mark)...]
    guard digits.areDigits, let version = Int(Substring(digits)) else { return (text, nil) }
    return (text[..<mark], version)
  }

  /// `YYMM.NNNN` or `YYMM.NNNNN`, in use since April 2007.
  private static func modern(_ stem: Bytes) -> String? {
    let parts = stem.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, (4...5).contains(parts[1].count),
      parts[0].areDigits, parts[1].areDigits
    else { return nil }
    return String(Substring(stem))
  }

  /// `archive/YYMMNNN` or `archive.CLASS/YYMMNNN`, in use before.
  private static func classic(_ stem: Bytes) -> String? {
    let parts = stem.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count == 7, parts[1].areDigits,
      let archive = parts[0].split(separator: UInt8(ascii: ".")).first,
      archive.allSatisfy({ $0.isLetter || $0 == UInt8(ascii: "-") })
    else { return nil }
    return Substring(archive).lowercased() + "/" + Substring(parts[1])
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }

}

extension Substring.UTF8View {
  fileprivate var areDigits: Bool {
    !isEmpty && allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// Removes `prefix`, given in lower case, whatever its case here; tells whether it was there.
  @discardableResult
  fileprivate mutating func dropPrefix(_ prefix: String) -> Bool {
    guard starts(with: prefix.utf8, by: { Self.lowercased($0) == $1 }) else { return false }
    self = dropFirst(prefix.utf8.count)
    return true
  }

  fileprivate mutating func dropSuffix(_ suffix: String) {
    let end = self.suffix(suffix.utf8.count)
    if end.elementsEqual(suffix.utf8, by: { Self.lowercased($0) == $1 }) {
      self = dropLast(suffix.utf8.count)
    }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
