// SPDX-License-Identifier: Apache-2.0

internal import KindredAssistantProtocol
internal import KindredEngine

/// The Model Context Protocol over HTTP: a message is a request, and its answer the response.
///
/// Clients of revision 2026-07-28 say in headers what stands in the message, and both have to
/// agree. Those of before open with `initialize` and are given no session, so that each of their
/// requests stands for itself, too. Answers are never streams.
struct AssistantEndpoint {
  let server: AssistantServer

  /// The response to a request with `POST`.
  func response(to request: WebRequest) -> WebResponse {
    guard ["application/json", "text/event-stream"].allSatisfy({ request.quality(of: $0) > 0 })
    else {
      return Self.refusal(
        406, -32600, "Accept must list application/json and text/event-stream", nil)
    }
    guard let message = JSONValue(request.body) else {
      return Self.refusal(400, -32700, "the message is not JSON", nil)
    }
    if let refusal = headerProblem(request, message) { return refusal }
    // Whoever opened with `initialize` did so in another request.
    var isInitialized = true
    guard let answer = server.answer(request.body, isInitialized: &isInitialized) else {
      return WebResponse(202)
    }
    return WebResponse(
      Self.status(JSONValue(answer.utf8), isStateless: Self.version(of: message) != nil),
      MediaType.json, answer)
  }

  /// The status of an answer: errors of the protocol are errors of HTTP, those of what was asked
  /// are not.
  private static func status(_ answer: JSONValue?, isStateless: Bool) -> Int {
    switch answer?["error"]?["code"] {
    case nil: 200
    case -32700, -32600, -32022: 400
    case -32601: isStateless ? 404 : 200
    default: 200
    }
  }

  private static func version(of message: JSONValue) -> JSONValue? {
    message["params"]?["_meta"]?["io.modelcontextprotocol/protocolVersion"]
  }

  /// What is wrong with the headers of a message, or nil.
  private func headerProblem(_ request: WebRequest, _ message: JSONValue) -> WebResponse? {
    // What is no message is told so by the server.
    guard message["jsonrpc"] == "2.0", let method = message["method"]?.text else { return nil }
    let id = message["id"]
    let named = request.headers["mcp-protocol-version"]
    let version = Self.version(of: message)
    if let version {
      guard let named, version.text == named else {
        return Self.mismatch("MCP-Protocol-Version must be that of the message", id)
      }
    } else if let named {
      // A message without a version is one of a client that opened with `initialize`.
      guard ProtocolVersion.all.contains(named) else {
        return Self.unsupported(named, id)
      }
      if named == ProtocolVersion.stateless {
        return Self.refusal(
          400, -32602, "_meta must have io.modelcontextprotocol/protocolVersion", id)
      }
      return nil
    } else {
      return nil
    }
    if let text = version?.text, text != ProtocolVersion.stateless {
      return Self.unsupported(text, id)
    }
    guard message["params"]?["_meta"]?["io.modelcontextprotocol/clientCapabilities"]?.members != nil
    else {
      return Self.refusal(
        400, -32602, "_meta must have io.modelcontextprotocol/clientCapabilities, an object", id)
    }
    guard request.headers["mcp-method"] == method else {
      return Self.mismatch("Mcp-Method must be the method of the message", id)
    }
    let name: JSONValue? =
      switch method {
      case "tools/call", "prompts/get": message["params"]?["name"]
      case "resources/read": message["params"]?["uri"]
      default: nil
      }
    if let name, Self.decoded(request.headers["mcp-name"]) != name.text {
      return Self.mismatch("Mcp-Name must be the name or address in the message", id)
    }
    return nil
  }

  /// A value of a header, which may be written as `=?base64?...?=`.
  private static func decoded(_ value: String?) -> String? {
    guard let value, value.hasPrefix("=?base64?"), value.hasSuffix("?="), value.utf8.count >= 11
    else { return value }
    let packed = value.dropFirst("=?base64?".count).dropLast(2)
    return Base64.text(String(packed))
  }

  private static func mismatch(_ message: String, _ id: JSONValue?) -> WebResponse {
    refusal(400, -32020, message, id)
  }

  private static func unsupported(_ version: String, _ id: JSONValue?) -> WebResponse {
    refusal(
      400, -32022, "protocol version \(version.prefix(80)) is not spoken here", id,
      data: [
        "supported": .texts(ProtocolVersion.all), "requested": .text(String(version.prefix(80))),
      ])
  }

  /// An error that is an answer of JSON-RPC.
  static func refusal(
    _ status: Int, _ code: Int, _ message: String, _ id: JSONValue?, data: JSONValue? = nil
  ) -> WebResponse {
    let known: JSONValue? =
      switch id {
      case .text, .integer: id
      default: nil
      }
    return WebResponse(
      status,
      .object(where: [
        "jsonrpc": "2.0", "id": known,
        "error": .object(where: [
          "code": .integer(code), "message": .text(message), "data": data,
        ]),
      ]))
  }
}
