// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A value of JSON, as messages carry it.
package enum JSON: Equatable, Sendable {
  case null
  case truth(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([JSON])
  case object([String: JSON])

  /// The value that bytes spell, or nil where they are no JSON. O(bytes).
  package init?(_ bytes: some Sequence<UInt8>) {
    guard let value = try? JSONDecoder().decode(JSON.self, from: Data(bytes)) else { return nil }
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
  package subscript(_ name: String) -> JSON? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// The text, or nil where this is none.
  package var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The items, or nil where this is no list.
  package var items: [JSON]? { if case .list(let items) = self { items } else { nil } }

  /// The members, or nil where this is no object.
  package var members: [String: JSON]? {
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
  static func object(where members: [String: JSON?]) -> JSON {
    .object(members.compactMapValues(\.self))
  }

  /// A number to six decimals, as everywhere in results.
  static func rounded(_ value: Double) -> JSON { .number((value * 1e6).rounded() / 1e6) }

  /// A list of texts.
  static func texts(_ texts: some Sequence<String>) -> JSON { .list(texts.map(JSON.text)) }
}

extension JSON: Codable {
  package init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let truth = try? value.decode(Bool.self) {
      self = .truth(truth)
    } else if let integer = try? value.decode(Int.self) {
      self = .integer(integer)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let items = try? value.decode([JSON].self) {
      self = .list(items)
    } else {
      self = .object(try value.decode([String: JSON].self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .truth(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .list(let items): try container.encode(items)
    case .object(let members): try container.encode(members)
    }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .text(value) }

  package init(integerLiteral value: Int) { self = .integer(value) }

  package init(booleanLiteral value: Bool) { self = .truth(value) }

  package init(arrayLiteral elements: JSON...) { self = .list(elements) }

  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(Dictionary(elements) { $1 })
  }
}
