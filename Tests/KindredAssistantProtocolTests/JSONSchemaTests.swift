// SPDX-License-Identifier: Apache-2.0

import KindredEngine
import Testing

@testable import KindredAssistantProtocol

@Suite struct JSONSchemaTests {
  private func problems(_ value: JSONValue, _ schema: JSONValue) -> [String] {
    JSONSchema(schema: schema).problems(in: value, "it")
  }

  private static let values: [(String, JSONValue)] = [
    ("string", "a"), ("integer", 3), ("number", 3), ("boolean", true), ("array", []),
    ("object", [:]), ("null", .null), ("number", .number(0.5)), ("integer", .number(2)),
  ]

  @Test(arguments: values)
  func aTypeTakesItsValues(_ type: String, _ value: JSONValue) {
    #expect(problems(value, ["type": .text(type)]) == [])
    let others: [JSONValue] = ["a", .number(0.5), true, [], [:], .null]
    let taken = others.filter { problems($0, ["type": .text(type)]).isEmpty }
    #expect(taken.count == (type == "integer" ? 0 : 1))
  }

  @Test func boundsAreTold() {
    let schema: JSONValue = ["type": "integer", "minimum": 1, "maximum": 50]
    #expect(problems(1, schema) == [] && problems(50, schema) == [])
    #expect(problems(0, schema) == ["it must be at least 1"])
    #expect(problems(51, schema) == ["it must be at most 50"])
    let text: JSONValue = ["type": "string", "minLength": 1, "maxLength": 2]
    #expect(problems("ab", text) == [])
    #expect(problems("", text) == ["it must not be empty"])
    #expect(problems("abc", text) == ["it has 3 characters; 2 are the most"])
    let list: JSONValue = [
      "type": "array", "minItems": 1, "maxItems": 1, "items": ["type": "string"],
    ]
    #expect(problems(["a"], list) == [])
    #expect(problems([], list) == ["it must name at least 1"])
    #expect(problems(["a", "b"], list) == ["it has 2 items; 1 are the most"])
    #expect(problems([1], list) == ["it[0] must be a text"])
  }

  @Test func patternsAndChoicesAreTold() {
    let date = Schemas.dates["since"] ?? .null
    for text in ["2026", "2026-03", "2026-03-18"] { #expect(problems(.text(text), date) == []) }
    for text in ["26", "2026-3", "x2026", "2026-03-18T00"] {
      #expect(problems(.text(text), date).count == 1)
    }
    #expect(problems("c", ["enum": ["a", "b"]]) == ["it must be one of a, b"])
  }

  @Test func membersAreLookedAt() {
    let schema = Schemas.arguments(["a": Schemas.text, "b": Schemas.integer], required: ["a"])
    #expect(problems(["a": "x", "b": 1], schema) == [])
    #expect(
      problems(["b": "x", "c": 1], schema) == [
        "it must have a", "it has no c; there are: a, b", "b must be a whole number",
      ])
  }
}
