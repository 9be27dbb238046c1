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

  /// The line, or nil for one that begins with no label: one in bold, or one that is known.
  init?(_ line: Substring) {
    let body = line.utf8.drop { $0 <= 0x20 || "-+>•".utf8.contains($0) }
    let text = Substring(
      body.first == UInt8(ascii: "*") ? body.drop { $0 == UInt8(ascii: "*") || $0 == 0x20 } : body)
    let isMarked = body.starts(with: "**".utf8)
    guard let colon = text.utf8.prefix(Self.longestLabel).firstIndex(of: UInt8(ascii: ":")) else {
      return nil
    }
    let label = text[..<colon].parts(between: "*_").joined()
    guard label.utf8.first?.isLetter == true || isMarked else { return nil }
    let known = FieldVocabulary.entry(FieldVocabulary.plain(label))
    let tells: [FieldConcept] = [
      .title, .authors, .abstract, .date, .year, .categories, .primaryCategory, .journal, .doi,
      .arXiv, .url,
    ]
    entry = known.flatMap { tells.contains($0.concept) ? $0 : nil }
    guard entry != nil || isMarked else { return nil }
    let rest = text[text.utf8.index(after: colon)...]
    value = String(Substring(rest.utf8.drop { $0 <= 0x20 || $0 == UInt8(ascii: "*") }))
  }
}
