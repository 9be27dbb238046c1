// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredAssistantProtocol
internal import KindredEngine
internal import KindredReports

extension Operation {
  /// Answers a request.
  ///
  /// - Parameter rest: what stands in the path in place of `{paper}`, as it was sent.
  /// - Throws: ``WebError``, and what the papers throw.
  func response(
    to request: WebRequest, rest: String, _ context: ToolContext
  ) throws -> WebResponse {
    var rest = rest
    var format: String?
    if prefix != nil, rest.hasSuffix(".bib") {
      rest.removeLast(4)
      format = "bibtex"
    }
    let isSent = request.method == "POST"
    var values = isSent ? try body(request) : try query(request)
    if prefix != nil { values["paper"] = .text(try WebRequest.decoded(rest)) }
    let problems = JSONSchema(schema: isSent ? parameters : addressParameters)
      .problems(in: .object(values), "the request")
    if !problems.isEmpty { throw WebError.badRequest(problems.joined(separator: "; ")) }
    format = format ?? values["format"]?.text
    let type =
      try format.flatMap { formatNames.firstIndex(of: $0) }.map { mediaTypes[$0] }
      ?? chosenType(request)
    let arguments = ToolArguments(values: .object(values))
    switch try answer(arguments, context) {
    case .value(let value): return WebResponse(200, value)
    case .report(let report):
      return WebResponse(200, MediaType.full(type), text(of: report, type))
    }
  }

  /// A report in a media type; one paper is an object of JSON, not a list of one.
  private func text(of report: any Report, _ type: String) -> String {
    if type == MediaType.bibTeX, let papers = report as? PapersReport { return papers.bibTeX }
    let format = formats.first { MediaType.name($0) == type } ?? formats[0]
    return report.write(format == .json && prefix != nil ? .jsonl : format)
  }

  /// The media type that `Accept` likes best, the first of those.
  private func chosenType(_ request: WebRequest) throws(WebError) -> String {
    let known = mediaTypes
    let qualities = known.map(request.quality)
    guard let best = qualities.max(), best > 0, let place = qualities.firstIndex(of: best) else {
      throw WebError(
        code: .notAcceptable, message: "there are " + known.joined(separator: ", "))
    }
    return known[place]
  }

  /// The parameters of a body.
  private func body(_ request: WebRequest) throws(WebError) -> [String: JSONValue] {
    let type = (request.headers["content-type"] ?? "").prefix { $0 != ";" }
    guard type.trimmingCharacters(in: .whitespaces).lowercased() == MediaType.json else {
      throw WebError(
        code: .unsupportedBody, message: "the body must be sent as \(MediaType.json)")
    }
    if request.target.contains("?") {
      throw .badRequest("parameters stand in the body or in the address, not in both")
    }
    guard let members = JSONValue(request.body)?.members else {
      throw .badRequest("the body must be an object of JSON")
    }
    return members
  }

  /// The parameters of an address.
  private func query(_ request: WebRequest) throws(WebError) -> [String: JSONValue] {
    var values: [String: JSONValue] = [:]
    for (name, value) in try request.query() {
      // The path's has its own place.
      if prefix != nil, name == "paper" { throw .badRequest("the address names the paper") }
      let schema = parameters["properties"]?[name] ?? [:]
      if schema["type"] == "array" {
        values[name] = .list((values[name]?.items ?? []) + [.text(value)])
      } else if values[name] != nil {
        throw .badRequest("\(name.prefix(40)) is given twice")
      } else {
        values[name] = Self.value(value, of: schema)
      }
    }
    return values
  }

  /// Text of an address as the value that a schema asks for, where it is one.
  private static func value(_ text: String, of schema: JSONValue) -> JSONValue {
    switch schema["type"] {
    case "integer": Int(text).map(JSONValue.integer) ?? .text(text)
    case "number": number(text).map(JSONValue.number) ?? .text(text)
    case "boolean": text == "true" ? true : text == "false" ? false : .text(text)
    default: .text(text)
    }
  }

  /// A number as JSON writes it.
  private static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }), let value = Double(text),
      value.isFinite
    else { return nil }
    return value
  }
}
