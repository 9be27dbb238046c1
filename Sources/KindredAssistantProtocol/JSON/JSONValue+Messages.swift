// SPDX-License-Identifier: Apache-2.0

internal import Foundation
public import KindredEngine

extension JSONValue {
  /// The value that bytes spell, or nil where they are no JSON. O(bytes).
  package init?(_ bytes: some Sequence<UInt8>) {
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)) else {
      return nil
    }
    self = value
  }

  /// The value on one line, names in byte order. O(bytes).
  package var line: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    } catch {
      // Only a number that is not finite can fail; none is read, and no answer holds one.
      preconditionFailure("a message holds a value that JSON cannot: \(error)")
    }
  }

  /// The value of a name, or nil where this is no object or has none of it.
  package subscript(_ name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// The text, or nil where this is none.
  package var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The items, or nil where this is no list.
  package var items: [JSONValue]? { if case .list(let items) = self { items } else { nil } }

  /// The members, or nil where this is no object.
  package var members: [String: JSONValue]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The whole number, or nil where this is none.
  package var integer: Int? {
    switch self {
    case .integer(let value): value
    case .number(let value): Int(exactly: value)
    default: nil
    }
  }

  /// The number, or nil where this is none.
  var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// An object of the members that have a value.
  package static func object(where members: [String: JSONValue?]) -> JSONValue {
    .object(members.compactMapValues(\.self))
  }

  /// A number to six decimals, as everywhere in results.
  package static func rounded(_ value: Double) -> JSONValue {
    .number((value * 1e6).rounded() / 1e6)
  }

  /// A list of texts.
  package static func texts(_ texts: some Sequence<String>) -> JSONValue {
    .list(texts.map(JSONValue.text))
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A text.
  public init(stringLiteral value: String) { self = .text(value) }

  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }

  /// True or false.
  public init(booleanLiteral value: Bool) { self = .truth(value) }

  /// A list.
  public init(arrayLiteral elements: JSONValue...) { self = .list(elements) }

  /// An object; of a name that comes twice the last value.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(Dictionary(elements) { $1 })
  }
}
