// SPDX-License-Identifier: Apache-2.0

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
    let line = text.onOneLine()
    let bytes = line.utf8.span
    var rest = 0..<bytes.count
    let isAddress = rest.dropPrefix("https://", of: bytes) || rest.dropPrefix("http://", of: bytes)
    if isAddress {
      let end = rest.first { bytes[$0] == UInt8(ascii: "?") || bytes[$0] == UInt8(ascii: "#") }
      rest = rest.lowerBound..<(end ?? rest.upperBound)
      while let last = rest.last, bytes[last] == UInt8(ascii: " ") { rest = rest.dropLast() }
    }
    // Most are bare identifiers, which begin like none of these.
    if let first = rest.first, !bytes[first].isDigit {
      for host in ["www.arxiv.org/", "export.arxiv.org/", "arxiv.org/"]
      where rest.dropPrefix(host, of: bytes) {
        for folder in ["abs/", "pdf/", "html/"] { rest.dropPrefix(folder, of: bytes) }
        rest.dropSuffix(".pdf", of: bytes)
      }
      for host in ["dx.doi.org/", "doi.org/", "doi:"] { rest.dropPrefix(host, of: bytes) }
    }
    // As often as they stand there, so that what comes out is read as itself.
    while ["10.48550/", "arxiv:", "arxiv.", " "].contains(where: { rest.dropPrefix($0, of: bytes) })
    {}

    var prefix = rest
    if prefix.dropPrefix("10.", of: bytes),
      let slash = prefix.first(where: { bytes[$0] == UInt8(ascii: "/") }),
      slash + 1 < rest.upperBound
    {
      id = PaperID(line.text(rest).lowercased())
      version = nil
      return
    }
    let version = rest.dropVersion(of: line)
    if bytes.isModern(rest) {
      id = PaperID(line.text(rest))
    } else if let archive = bytes.archive(ofClassic: rest) {
      let number = rest.upperBound - 8..<rest.upperBound
      id = PaperID(line.text(archive).lowercased() + line.text(number))
    } else {
      return nil
    }
    self.version = version
  }

  /// The DOI that a text spells, in its canonical form, or nil where it spells none or one of
  /// arXiv's own. Of several between spaces it is the first. O(length).
  package static func doi(_ text: String) -> String? {
    let words = PaperReference(text)?.id.description.parts(between: " ")
    return words?.first.map { PaperID(String($0)) }.flatMap { $0.isDOI ? $0.description : nil }
  }
}

extension Span<UInt8> {
  /// Whether `YYMM.NNNN` or `YYMM.NNNNN` stands there, in use since April 2007.
  fileprivate func isModern(_ range: Range<Int>) -> Bool {
    (9...10).contains(range.count) && self[range.lowerBound + 4] == UInt8(ascii: ".")
      && areDigits(range.prefix(4)) && areDigits(range.dropFirst(5))
  }

  /// Where the archive stands in `archive/YYMMNNN` or `archive.CLASS/YYMMNNN`, in use before; nil
  /// for anything else.
  fileprivate func archive(ofClassic range: Range<Int>) -> Range<Int>? {
    guard range.count > 8 else { return nil }
    let slash = range.upperBound - 8
    guard self[slash] == UInt8(ascii: "/"), areDigits(slash + 1..<range.upperBound) else {
      return nil
    }
    let name = range.lowerBound..<slash
    let archive = name.prefix { self[$0] != UInt8(ascii: ".") }
    let isName = archive.allSatisfy { self[$0].isLetter || self[$0] == UInt8(ascii: "-") }
    return isName && !archive.isEmpty && !name.contains { self[$0] == UInt8(ascii: "/") }
      ? archive : nil
  }

  fileprivate func areDigits(_ range: Range<Int>) -> Bool {
    !range.isEmpty && range.allSatisfy { self[$0].isDigit }
  }
}

extension Range<Int> {
  /// Leaves out `prefix`, given in lower case, whatever its case in the bytes; tells whether it was
  /// there.
  @discardableResult
  fileprivate mutating func dropPrefix(_ prefix: String, of bytes: Span<UInt8>) -> Bool {
    let prefix = prefix.utf8.span
    guard prefix.count <= count else { return false }
    for index in prefix.indices where bytes[lowerBound + index].lowercased != prefix[index] {
      return false
    }
    self = dropFirst(prefix.count)
    return true
  }

  /// As ``dropPrefix(_:of:)`` at the end.
  fileprivate mutating func dropSuffix(_ suffix: String, of bytes: Span<UInt8>) {
    var end = self.suffix(suffix.utf8.count)
    if end.dropPrefix(suffix, of: bytes) { self = dropLast(suffix.utf8.count) }
  }

  /// Leaves out the version at the end, `v2`, and returns it; nil where there is none.
  fileprivate mutating func dropVersion(of line: String) -> Int? {
    let bytes = line.utf8.span
    let digits = suffix(reversed().prefix { bytes[$0].isDigit }.count)
    guard let mark = dropLast(digits.count).last, bytes[mark].lowercased == UInt8(ascii: "v"),
      let version = Int(line.text(digits))
    else { return nil }
    self = lowerBound..<mark
    return version
  }
}

extension String {
  /// The text whose UTF-8 stands in a range of bytes.
  fileprivate func text(_ range: Range<Int>) -> String {
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return String(self[start..<utf8.index(start, offsetBy: range.count)])
  }
}
