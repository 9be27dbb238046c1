// SPDX-License-Identifier: Apache-2.0

import KindredEngine
import TestSupport
import Testing

@testable import KindredAssistantProtocol
@testable import KindredWeb

@Suite struct AssistantEndpointTests {
  private static let accept = ("accept", "application/json, text/event-stream")

  /// A message of a client of which each request stands for itself.
  private static func message(
    _ method: String, _ parameters: String = "", version: String = "2026-07-28",
    capabilities: String = #","io.modelcontextprotocol/clientCapabilities":{}"#
  ) -> String {
    #"{"jsonrpc":"2.0","id":7,"method":"\#(method)","params":{\#(parameters.isEmpty ? "" : parameters + ",")"_meta":{"io.modelcontextprotocol/protocolVersion":"\#(version)"\#(capabilities)}}}"#
  }

  private static func headers(
    _ method: String, _ name: String? = nil, version: String = "2026-07-28"
  ) -> [(String, String)] {
    [accept, ("mcp-protocol-version", version), ("mcp-method", method)]
      + (name.map { [("mcp-name", $0)] } ?? [])
  }

  private func post(
    _ body: String, _ headers: [(String, String)]
  ) throws -> (status: Int, code: Int?, value: JSONValue) {
    let (status, value) = try WebServer.ready().json("/mcp", method: "POST", headers, body: body)
    return (status, value["error"]?["code"]?.integer, value)
  }

  @Test func requestsThatStandForThemselvesAreAnswered() throws {
    let found = try post(Self.message("server/discover"), Self.headers("server/discover"))
    #expect(found.status == 200)
    #expect(found.value["result"]?["supportedVersions"]?.items?.first == "2026-07-28")
    let called = try post(
      Self.message("tools/call", #""name":"library_info","arguments":{}"#),
      Self.headers("tools/call", "library_info"))
    #expect(called.value["result"]?["structuredContent"]?["papers"] == 24)
    let read = try post(
      Self.message("resources/read", #""uri":"kindred://paper/p0004""#),
      Self.headers("resources/read", "=?base64?a2luZHJlZDovL3BhcGVyL3AwMDA0?="))
    #expect(read.status == 200 && read.code == nil)
  }

  @Test func clientsThatOpenWithInitializeAreAnswered() throws {
    let opened = try post(
      #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"a","version":"1"}}}"#,
      [Self.accept])
    #expect(opened.value["result"]?["protocolVersion"] == "2025-11-25")
    let noted = try WebServer.ready().ask(
      "/mcp", method: "POST", [Self.accept, ("mcp-protocol-version", "2025-11-25")],
      body: #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#)
    #expect(noted.answer.status == 202 && noted.text.isEmpty)
    #expect(noted.answer.headers["mcp-session-id"] == nil)
    let listed = try post(
      #"{"jsonrpc":"2.0","id":2,"method":"tools/list"}"#,
      [Self.accept, ("mcp-protocol-version", "2025-11-25")])
    #expect(listed.value["result"]?["tools"]?.items?.count == 9)
    let old = try post(#"{"jsonrpc":"2.0","id":2,"method":"ping"}"#, [Self.accept])
    #expect(old.status == 200)
    let unknown = try post(
      #"{"jsonrpc":"2.0","id":2,"method":"ping"}"#,
      [Self.accept, ("mcp-protocol-version", "2020-01-01")])
    #expect(unknown.status == 400 && unknown.code == -32022)
  }

  @Test func headersAgreeWithTheMessage() throws {
    let call = Self.message("tools/call", #""name":"library_info""#)
    let list = Self.message("tools/list")
    for (body, headers) in [
      (list, [Self.accept]), (list, [Self.accept, ("mcp-method", "tools/list")]),
      (list, [Self.accept, ("mcp-protocol-version", "2026-07-28")]),
      (list, Self.headers("tools/call")), (list, Self.headers("tools/list", version: "2025-11-25")),
      (call, Self.headers("tools/call")), (call, Self.headers("tools/call", "other_tool")),
      (call, Self.headers("tools/call", "=?base64?%%%?=")),
    ] {
      let answer = try post(body, headers)
      #expect(answer.status == 400 && answer.code == -32020, "\(headers)")
      #expect(answer.value["id"] == 7)
    }
  }

  @Test func errorsOfTheProtocolAreErrorsOfHTTP() throws {
    let version = try post(
      Self.message("tools/list", version: "2027-01-01"),
      Self.headers("tools/list", version: "2027-01-01"))
    #expect(version.status == 400 && version.code == -32022)
    let method = try post(Self.message("nobody/knows"), Self.headers("nobody/knows"))
    #expect(method.status == 404 && method.code == -32601)
    let bare = try post(
      Self.message("tools/list", capabilities: ""), Self.headers("tools/list"))
    #expect(bare.status == 400 && bare.code == -32602)
    let nothing = try post(
      #"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#, Self.headers("tools/list"))
    #expect(nothing.status == 400 && nothing.code == -32602)
    for body in ["", "{", "\u{0}"] {
      let answer = try post(body, Self.headers("tools/list"))
      #expect(answer.status == 400 && answer.code == -32700)
    }
    for body in ["[]", "1", "{}", "[\(Self.message("tools/list"))]"] {
      let answer = try post(body, Self.headers("tools/list"))
      #expect(answer.status == 400 && answer.code == -32600, "\(body)")
    }
    let wrong = try post(
      Self.message("tools/call", #""name":"library_info","arguments":{"x":1}"#),
      Self.headers("tools/call", "library_info"))
    #expect(wrong.status == 200 && wrong.value["result"]?["isError"] == true)
  }

  @Test(arguments: ["application/json", "text/event-stream", "text/html"])
  func bothKindsOfAnswerAreToBeAccepted(_ accept: String) throws {
    let answer = try post(Self.message("tools/list"), [("accept", accept)])
    #expect(answer.status == 406)
  }

  @Test func pagesOfOtherOriginsAreNotAnswered() throws {
    let headers = Self.headers("tools/list")
    for (origin, status) in [
      ("https://evil.example", 403), ("null", 403), ("http://localhost", 200),
      ("http://localhost.evil.example", 403),
    ] {
      #expect(
        try post(Self.message("tools/list"), headers + [("origin", origin)]).status == status)
    }
    let server = try WebServer.ready(
      settings: WebSettings(origins: ["https://ok.example"], threadCount: 1))
    #expect(
      server.ask(
        "/mcp", method: "POST", headers + [("origin", "https://ok.example")],
        body: Self.message("tools/list")
      ).answer.status == 200)
  }
}
