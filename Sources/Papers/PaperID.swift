// SPDX-License-Identifier: Apache-2.0

/// The canonical name of a paper, without version, scheme or host.
///
/// arXiv identifiers are `2403.12008` or `hep-th/9901001` (a subject class such as `math.GT` is
/// dropped, as arXiv does); DOIs are `10.1000/xyz` in lower case; anything else is kept as given.
/// Identifiers order by their bytes, and every tie in Kindred is broken by that order.
public struct PaperID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The canonical text.
  public let description: String

  /// An identifier that is already canonical, or is none of the known kinds.
  public init(_ text: String) {
    description = text
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

  /// The reference that `text` spells, or nil if it is neither arXiv's nor a DOI.
  public init?(_ text: String) {
    var rest = Substring(text.onOneLine())
    if let end = rest.firstIndex(where: { $0 == "?" || $0 == "#" }), rest.contains("://") {
      rest = rest[..<end]
    }
    for scheme in ["https://", "http://"] { rest.dropPrefix(scheme) }
    for host in ["www.arxiv.org/", "export.arxiv.org/", "arxiv.org/"] where rest.dropPrefix(host) {
      for folder in ["abs/", "pdf/", "html/"] { rest.dropPrefix(folder) }
      rest.dropSuffix(".pdf")
    }
    for host in ["dx.doi.org/", "doi.org/", "doi:"] { rest.dropPrefix(host) }
    rest.dropPrefix("10.48550/")
    rest.dropPrefix("arxiv:")
    rest.dropPrefix("arxiv.")
    while rest.first == " " { rest.removeFirst() }

    if rest.hasPrefix("10."), let slash = rest.firstIndex(of: "/"), slash != rest.indices.last {
      id = PaperID(rest.lowercased())
      version = nil
      return
    }
    let (stem, version) = Self.splitVersion(rest)
    guard let canonical = Self.modern(stem) ?? Self.classic(stem) else { return nil }
    id = PaperID(canonical)
    self.version = version
  }

  /// `2403.12008v2` into `2403.12008` and 2.
  private static func splitVersion(_ text: Substring) -> (Substring, Int?) {
    guard let mark = text.lastIndex(where: { $0 == "v" || $0 == "V" }) else { return (text, nil) }
    let digits = text[text.index(after: mark)...]
    guard digits.areDigits, let version = Int(digits) else { return (text, nil) }
    return (text[..<mark], version)
  }

  /// `YYMM.NNNN` or `YYMM.NNNNN`, in use since April 2007.
  private static func modern(_ stem: Substring) -> String? {
    let parts = stem.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, (4...5).contains(parts[1].count),
      parts[0].areDigits, parts[1].areDigits
    else { return nil }
    return String(stem)
  }

  /// `archive/YYMMNNN` or `archive.CLASS/YYMMNNN`, in use before.
  private static func classic(_ stem: Substring) -> String? {
    let parts = stem.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count == 7, parts[1].areDigits,
      let archive = parts[0].split(separator: ".").first,
      !archive.isEmpty, archive.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "-") })
    else { return nil }
    return archive.lowercased() + "/" + parts[1]
  }
}

extension Substring {
  fileprivate var areDigits: Bool {
    !isEmpty && utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// Removes `prefix`, given in lower case, whatever its case here; tells whether it was there.
  @discardableResult
  fileprivate mutating func dropPrefix(_ prefix: String) -> Bool {
    guard self.prefix(prefix.count).lowercased() == prefix else { return false }
    removeFirst(prefix.count)
    return true
  }

  fileprivate mutating func dropSuffix(_ suffix: String) {
    if self.suffix(suffix.count).lowercased() == suffix { removeLast(suffix.count) }
  }
}
