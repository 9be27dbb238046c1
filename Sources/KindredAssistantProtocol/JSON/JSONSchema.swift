// SPDX-License-Identifier: Apache-2.0

package import KindredEngine

/// Checks values against a schema of JSON Schema 2020-12, as far as the tools' schemas go: `type`,
/// `enum`, `properties`, `required`, `additionalProperties: false`, `items`, `minItems`,
/// `maxItems`, `minimum`, `maximum`, `minLength`, `maxLength` and `pattern`.
///
/// What is published is what is checked: a tool has no rules beside its schema.
package struct JSONSchema {
  let schema: JSONValue

  /// Checks against a schema.
  package init(schema: JSONValue) { self.schema = schema }

  /// What is wrong with a value, one sentence each, so that whoever made it can mend it; empty
  /// where it is right. O(value).
  ///
  /// - Parameter name: what to call the value.
  package func problems(in value: JSONValue, _ name: String) -> [String] {
    if let types = Self.types(schema), !types.contains(where: { Self.isOf($0, value) }) {
      return ["\(name) must be \(types.map(Self.article).joined(separator: " or "))"]
    }
    if let allowed = schema["enum"]?.items, !allowed.contains(value) {
      let names = allowed.map { $0.text ?? $0.line }.joined(separator: ", ")
      return ["\(name) must be one of \(names)"]
    }
    switch value {
    case .text(let text): return problems(inText: text, name)
    case .integer, .number: return problems(inNumber: value.double ?? 0, name)
    case .list(let items): return problems(inItems: items, name)
    case .object(let members): return problems(inMembers: members, name)
    case .null, .truth: return []
    }
  }

  private func problems(inText text: String, _ name: String) -> [String] {
    let length = text.unicodeScalars.count
    if let least = schema["minLength"]?.integer, length < least {
      return ["\(name) must not be empty"]
    }
    if let most = schema["maxLength"]?.integer, length > most {
      return ["\(name) has \(length) characters; \(most) are the most"]
    }
    if let pattern = schema["pattern"]?.text, let expression = try? Regex(pattern),
      text.wholeMatch(of: expression) == nil
    {
      return ["\(name) must be written as \(schema["description"]?.text ?? pattern)"]
    }
    return []
  }

  private func problems(inNumber number: Double, _ name: String) -> [String] {
    if let least = schema["minimum"]?.integer, number < Double(least) {
      return ["\(name) must be at least \(least)"]
    }
    if let most = schema["maximum"]?.integer, number > Double(most) {
      return ["\(name) must be at most \(most)"]
    }
    return []
  }

  private func problems(inItems items: [JSONValue], _ name: String) -> [String] {
    if let least = schema["minItems"]?.integer, items.count < least {
      return ["\(name) must name at least \(least)"]
    }
    if let most = schema["maxItems"]?.integer, items.count > most {
      return ["\(name) has \(items.count) items; \(most) are the most"]
    }
    guard let item = schema["items"] else { return [] }
    return items.enumerated().flatMap {
      JSONSchema(schema: item).problems(in: $1, "\(name)[\($0)]")
    }
  }

  private func problems(inMembers members: [String: JSONValue], _ name: String) -> [String] {
    let known = schema["properties"]?.members ?? [:]
    let missing = (schema["required"]?.items ?? []).compactMap(\.text)
      .filter { members[$0] == nil }.map { "\(name) must have \($0)" }
    let unknown =
      schema["additionalProperties"] == false
      ? members.keys.filter { known[$0] == nil }.sorted().map {
        "\(name) has no \($0.prefix(40)); there are: " + known.keys.sorted().joined(separator: ", ")
      } : []
    let wrong = members.sorted { $0.key < $1.key }.flatMap { member, value in
      known[member].map { JSONSchema(schema: $0).problems(in: value, member) } ?? []
    }
    return missing + unknown + wrong
  }

  private static func types(_ schema: JSONValue) -> [String]? {
    switch schema["type"] {
    case .text(let type): [type]
    case .list(let types): types.compactMap(\.text)
    default: nil
    }
  }

  private static func isOf(_ type: String, _ value: JSONValue) -> Bool {
    switch (type, value) {
    case ("null", .null), ("boolean", .truth), ("string", .text), ("array", .list),
      ("object", .object), ("number", .integer), ("number", .number):
      true
    case ("integer", _): value.integer != nil
    default: false
    }
  }

  private static func article(_ type: String) -> String {
    switch type {
    case "array": "a list"
    case "integer": "a whole number"
    case "object": "an object"
    case "boolean": "true or false"
    case "string": "a text"
    case "null": "null"
    default: "a \(type)"
    }
  }
}
