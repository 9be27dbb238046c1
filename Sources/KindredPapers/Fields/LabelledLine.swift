// SPDX-License-Identifier: Apache-2.0

/// A line that begins with a word for what it tells: `Title: ...`, `**Authors:** ...`, `-
/// **Published**: ...`.
struct LabelledLine {
  /// What the word means, or nil for one that is not known.
  let entry: FieldVocabulary.Entry?

  /// What comes after it.
  let value: String

  /// Bytes of a label.
  private static let longestLabel = 40

  /// The line, or nil for one that begins with no label: one in bold, or one that is known; one
  /// without a colon is both and stands alone.
  init?(_ line: Substring) {
    let body = line.utf8.drop { $0 <= 0x20 || "-+>•".utf8.contains($0) }
    let text = Substring(
      body.first == UInt8(ascii: "*") ? body.drop { $0 == UInt8(ascii: "*") || $0 == 0x20 } : body)
    let isMarked = body.starts(with: "**".utf8)
    let colon = text.utf8.prefix(Self.longestLabel).firstIndex(of: UInt8(ascii: ":"))
    // A word in bold may stand alone, above what it is for.
    let isAlone = colon == nil && isMarked && text.utf8.count <= Self.longestLabel
    guard let end = colon ?? (isAlone ? text.rest(before: "**")?.endIndex : nil) else { return nil }
    let label = text[..<end].parts(between: "*_").joined()
    guard label.utf8.first?.isLetter == true || isMarked else { return nil }
    let known = FieldVocabulary.entry(FieldVocabulary.plain(label))
    let tells: [FieldConcept] = [
      .title, .authors, .abstract, .date, .year, .categories, .primaryCategory, .journal, .doi,
      .arXiv, .url,
    ]
    entry = known.flatMap { tells.contains($0.concept) ? $0 : nil }
    guard entry != nil || (isMarked && !isAlone) else { return nil }
    let rest = text[end...].utf8.drop { $0 <= 0x20 || "*:".utf8.contains($0) }
    // Some say it twice: `**Authors:** Authors: A. Smith`.
    let again = Substring(rest).rest(after: label + ": ").map { Substring($0) }
    value = String(again ?? Substring(rest))
  }
}
