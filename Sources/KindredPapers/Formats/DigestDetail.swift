// SPDX-License-Identifier: Apache-2.0

/// What a digest says of a paper between date and abstract, each in a bullet that begins with its
/// name: `* authors: A. Smith; B. Jones`.
enum DigestDetail: String, CaseIterable {
  case authors, journal, doi, categories, version

  /// The text at the start of its bullet.
  var marker: String { rawValue + ": " }

  /// The detail that a bullet's text begins with, and the rest; nil for any other text.
  static func found(in text: Substring) -> (detail: DigestDetail, value: Substring)? {
    for detail in allCases {
      if let value = text.rest(after: detail.marker) { return (detail, value) }
    }
    return nil
  }

  /// Whether a bullet's value can be read; else the bullet is text.
  func accepts(_ value: Substring) -> Bool {
    switch self {
    case .authors, .journal, .categories: true
    case .doi: PaperReference.doi(DigestText.unescaped(String(value))) != nil
    case .version: Int(value) != nil
    }
  }

  /// An abstract so that it is not taken for a detail: with one more backslash before what one
  /// begins with, and maybe backslashes before that.
  static func escaped(_ abstract: String) -> String {
    isLikeOne(abstract[...]) ? "\\" + abstract : abstract
  }

  /// The abstract of which ``escaped(_:)`` made this.
  static func unescaped(_ text: Substring) -> Substring {
    text.rest(after: "\\").flatMap { isLikeOne($0) ? $0 : nil } ?? text
  }

  private static func isLikeOne(_ text: Substring) -> Bool {
    found(in: Substring(text.utf8.drop { $0 == UInt8(ascii: "\\") })) != nil
  }
}
