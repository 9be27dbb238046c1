// SPDX-License-Identifier: Apache-2.0

package import KindredEngine

/// Parts that the tools' schemas have in common.
package enum Schemas {
  /// Papers of an answer where none is asked for.
  package static let defaultLimit = 10

  /// An object of arguments; no others are taken.
  package static func arguments(_ properties: [String: JSONValue], required: [String] = [])
    -> JSONValue
  {
    [
      "type": "object", "additionalProperties": false, "required": .texts(required),
      "properties": .object(properties),
    ]
  }

  /// An object of an answer.
  package static func object(_ properties: [String: JSONValue], required: [String]) -> JSONValue {
    ["type": "object", "required": .texts(required), "properties": .object(properties)]
  }

  package static func list(of items: JSONValue) -> JSONValue { ["type": "array", "items": items] }

  package static let text: JSONValue = ["type": "string"]
  package static let number: JSONValue = ["type": "number"]
  package static let integer: JSONValue = ["type": "integer"]
  package static let texts = list(of: text)

  /// Papers named by an assistant.
  package static func names(_ what: String, most: Int = 20) -> JSONValue {
    [
      "type": "array", "items": ["type": "string", "minLength": 1, "maxLength": 2_000],
      "minItems": 1, "maxItems": .integer(most),
      "description": .text(what + ": arXiv identifiers in any form, DOIs, or parts of titles"),
    ]
  }

  /// One paper named by an assistant.
  package static let name: JSONValue = [
    "type": "string", "minLength": 1, "maxLength": 2_000,
    "description": "an arXiv identifier in any form, a DOI, or part of a title",
  ]

  package static func count(least: Int, most: Int, otherwise: Int? = nil) -> JSONValue {
    .object(where: [
      "type": "integer", "minimum": .integer(least), "maximum": .integer(most),
      "default": otherwise.map(JSONValue.integer),
    ])
  }

  private static func date(_ description: String) -> JSONValue {
    [
      "type": "string", "pattern": "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$",
      "description": .text(description + ": 2026, 2026-03, 2026-03-18"),
    ]
  }

  /// The first and the last date.
  package static let dates: [String: JSONValue] = [
    "since": date("a day, month or year from which on papers count"),
    "until": date("a day, month or year up to which papers count"),
  ]

  private static let category: JSONValue = ["type": "string", "maxLength": 100]

  /// Which papers count.
  package static let filters: [String: JSONValue] = dates.merging([
    "categories": [
      "type": "array", "items": category, "maxItems": 20,
      "description": "only papers of one of these, or one below it: cs, cs.CV",
    ],
    "exclude_categories": [
      "type": "array", "items": category, "maxItems": 20,
      "description": "no papers of these, or one below them",
    ],
  ]) { $1 }

  /// Which papers of a list, and how much of each.
  package static let paging: [String: JSONValue] = [
    "limit": count(least: 1, most: 50, otherwise: defaultLimit),
    "offset": count(least: 0, most: 10_000, otherwise: 0),
    "detail": [
      "type": "string", "enum": .texts(PaperText.allCases.map(\.rawValue)), "default": "snippet",
      "description": "how much text of each paper: none, 300 characters, or the abstract",
    ],
  ]

  /// Reasons with their shares.
  package static let reasons = list(
    of: object(["term": text, "share": number], required: ["term", "share"]))

  /// A paper of an answer.
  package static let paper = object(
    [
      "id": text, "title": text, "authors": texts, "date": ["type": ["string", "null"]],
      "categories": texts, "url": ["type": ["string", "null"]], "text": text,
      "similarity": number, "reasons": reasons,
      "near": [
        "type": "array", "items": text, "description": "liked papers that it is most like",
      ],
    ], required: ["id", "title"])

  /// A paper that stands for others.
  package static let brief = object(
    ["id": text, "title": text, "date": text], required: ["id", "title"])

  /// A page of papers, with other members.
  package static func page(_ others: [String: JSONValue] = [:]) -> JSONValue {
    object(
      others.merging([
        "papers": list(of: paper),
        "total": ["type": "integer", "description": "papers that the filters let through"],
        "truncated": ["type": "boolean", "description": "whether there are more"],
        "next_offset": ["type": ["integer", "null"], "description": "the offset of the rest"],
        "note": text,
      ]) { $1 }, required: ["papers", "total", "truncated"])
  }
}
