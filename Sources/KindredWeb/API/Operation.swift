// SPDX-License-Identifier: Apache-2.0

internal import KindredAssistantProtocol
internal import KindredEngine
internal import KindredPapers
internal import KindredReports

/// A question of the programming interface: where it is asked, with what, and what answers it.
///
/// Requests are checked against it, and the OpenAPI document is made of it, so that there are no
/// other rules than those that are published. Parameters have the names that an assistant's tools
/// give them.
struct Operation: Sendable {
  /// What an operation answers.
  enum Answer {
    /// What the command line prints.
    case report(any Report)
    /// A value of JSON.
    case value(JSONValue)
  }

  /// Its name in the OpenAPI document.
  let name: String

  /// Where it is; `{paper}` at its end stands for a name.
  let path: String

  let summary: String

  /// The schema of its parameters.
  let parameters: JSONValue

  /// The schema of its answer in JSON.
  let output: JSONValue

  /// Whether the parameters may come in a body of JSON, for long lists.
  var takesBody = true

  /// Formats in which the answer is written, the first one where none is asked for.
  var formats: [ReportFormat] = ReportFormat.allCases.filter { $0 != .text }

  /// Whether the answer may be written as BibTeX.
  var hasBibTeX = false

  /// Whether it may take seconds.
  var isLong = false

  /// Answers parameters that fit the schema.
  let answer: @Sendable (ToolArguments, ToolContext) throws -> Answer

  /// All operations, in the order in which they are published.
  static let all: [Operation] = [
    .related, .search, .recommend, .papers, .paper, .clusters, .neighbors, .library,
  ]

  /// The formats by name, as on the command line.
  var formatNames: [String] { formats.map(\.rawValue) + (hasBibTeX ? ["bibtex"] : []) }

  /// Characters that a text in an address may have, items that a list, and characters that each of
  /// those: an address has to be short.
  private static let mostInAddress = (text: 1_000, items: 200, item: 300)

  /// A schema of what is short enough for an address.
  private static func short(_ schema: JSONValue, text most: Int = mostInAddress.text) -> JSONValue {
    var members = schema.members ?? [:]
    func limit(_ name: String, to most: Int) {
      if let value = members[name]?.integer { members[name] = .integer(min(value, most)) }
    }
    limit("maxLength", to: most)
    limit("maxItems", to: mostInAddress.items)
    if let items = members["items"] { members["items"] = short(items, text: mostInAddress.item) }
    return .object(members)
  }

  /// The parameters that an address may have: also the format, which links name.
  var addressParameters: JSONValue {
    var members = parameters.members ?? [:]
    var properties = (members["properties"]?.members ?? [:]).mapValues { Self.short($0) }
    properties["format"] = [
      "type": "string", "enum": .texts(formatNames),
      "description": "how to write the answer; Accept says it, too",
    ]
    members["properties"] = .object(properties)
    return .object(members)
  }

  /// The part of the path after which a name stands, or nil.
  var prefix: String? {
    path.hasSuffix("{paper}") ? String(path.dropLast("{paper}".count)) : nil
  }

  /// The media types of its answers, the first one where none is asked for.
  var mediaTypes: [String] { formats.map(MediaType.name) + (hasBibTeX ? [MediaType.bibTeX] : []) }
}

extension Operation {
  /// Papers of an answer, from a place of the whole list on.
  static let paging: [String: JSONValue] = [
    "limit": Schemas.count(least: 1, most: 1_000, otherwise: Schemas.defaultLimit),
    "offset": Schemas.count(least: 0, most: 10_000, otherwise: 0),
  ]

  /// The similarity below which papers are left out.
  static let least: [String: JSONValue] = [
    "least": [
      "type": "number", "minimum": 0, "maximum": 1,
      "description": "leave out papers of a smaller similarity",
    ]
  ]

  /// Papers by name, as the tools have them, for longer lists.
  static func names(_ what: String, most: Int = 100) -> JSONValue {
    Schemas.names(what, most: most)
  }

  static func schema(
    _ parts: [String: JSONValue]..., required: [String] = []
  ) -> JSONValue {
    Schemas.arguments(
      parts.reduce([:]) { $0.merging($1) { $1 } }, required: required)
  }
}

extension ToolArguments {
  /// The smallest similarity asked for, or nil.
  var least: Double? {
    switch values["least"] {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// The filter, where no paper passes one that cannot be passed.
  ///
  /// - Throws: ``WebError``.
  func papersFilter() throws(WebError) -> PaperFilter {
    do {
      return try filter()
    } catch {
      throw WebError(code: .nothingFound, message: "\(error)")
    }
  }
}
