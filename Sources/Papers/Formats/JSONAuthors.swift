// SPDX-License-Identifier: Apache-2.0

/// Names of authors as JSON objects have them: one text (``AuthorList``), or a list of names.
///
/// A name is a text; an object with `name`, `display_name` or `literal`, with `given` and `family`,
/// or with an `author` that is one of these; or a list of family name, given names and suffix, as
/// arXiv's snapshot has it. What is none of these is left out.
struct JSONAuthors: Decodable {
  let names: [String]

  /// Whether it was one text.
  let isText: Bool

  /// Whether there are names, or a list of none.
  let isKnown: Bool

  init(from decoder: any Decoder) throws {
    if let text = try? String(from: decoder) {
      names = AuthorList.split(text)
      isText = true
      isKnown = true
      return
    }
    let list = try [Lenient<JSONAuthor>](from: decoder)
    names = list.compactMap(\.value?.name)
    isText = false
    isKnown = list.isEmpty || !names.isEmpty
  }
}

/// One author's name.
private struct JSONAuthor: Decodable {
  let name: String

  private enum Key: String, CodingKey { case name, display_name, literal, given, family, author }

  init(from decoder: any Decoder) throws {
    if let text = try? String(from: decoder) {
      name = text
      return
    }
    if let parts = try? [String](from: decoder) {
      name = Self.joined(parts.dropFirst().first, parts.first, parts.dropFirst(2).first)
      return
    }
    let row = try decoder.container(keyedBy: Key.self)
    func text(_ key: Key) -> String? {
      (try? row.decodeIfPresent(String.self, forKey: key)).flatMap { $0 }
    }
    let author = (try? row.decodeIfPresent(JSONAuthor.self, forKey: .author)).flatMap { $0 }
    name =
      text(.name) ?? text(.display_name) ?? text(.literal) ?? author?.name
      ?? Self.joined(text(.given), text(.family))
  }

  private static func joined(_ parts: String?...) -> String {
    parts.compactMap { $0 }.joined(separator: " ")
  }
}

/// An object with a name.
struct NamedObject: Decodable {
  let name: String?

  private enum Key: String, CodingKey { case name, display_name }

  init(from decoder: any Decoder) throws {
    let row = try decoder.container(keyedBy: Key.self)
    name =
      try row.decodeIfPresent(String.self, forKey: .name)
      ?? row.decodeIfPresent(String.self, forKey: .display_name)
  }
}

/// A value, or nil for one of another type.
struct Lenient<Value: Decodable>: Decodable {
  let value: Value?

  init(from decoder: any Decoder) { value = try? Value(from: decoder) }
}
