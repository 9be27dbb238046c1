// SPDX-License-Identifier: Apache-2.0

import KindredEngine
import KindredKernels
import KindredPapers
import Synchronization
import TestSupport
import Testing

@testable import KindredAssistantProtocol

@Suite struct AssistantServerTests {
  private let server = AssistantServer(Engine(Seeded.datedPapers(12)), version: "1.2.3")

  private func answer(
    _ text: String, isInitialized: Bool = false
  ) throws -> JSONValue? {
    var isInitialized = isInitialized
    guard let line = server.answer(text.utf8, isInitialized: &isInitialized) else { return nil }
    #expect(!line.utf8.contains { $0 < 0x20 })
    let answer = JSONValue(line.utf8)
    #expect(answer != nil)
    return answer
  }

  /// A request of a client of which each stands for itself.
  private func stateless(
    _ method: String, _ parameters: [String: JSONValue] = [:], version: String = "2026-07-28"
  ) -> String {
    let meta: JSONValue = [
      "io.modelcontextprotocol/protocolVersion": .text(version),
      "io.modelcontextprotocol/clientCapabilities": [:],
    ]
    return JSONValue.object([
      "jsonrpc": "2.0", "id": "a", "method": .text(method),
      "params": .object(parameters.merging(["_meta": meta]) { $1 }),
    ]).line
  }

  @Test(arguments: [
    ("", -32700), ("{", -32700), ("{'a':1}", -32700), ("\u{0}", -32700), ("[]", -32600),
    ("1", -32600), ("{}", -32600), (#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, -32600),
    (#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, -32600),
    (#"{"jsonrpc":"2.0","id":1.5,"method":"ping"}"#, -32600),
    (#"{"jsonrpc":"2.0","id":1,"method":7}"#, -32600),
    (#"{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}"#, -32602),
    (#"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#, -32602),
    (#"[{"jsonrpc":"2.0","id":1,"method":"ping"}]"#, -32600),
  ])
  func whatIsNoRequestIsAnError(_ text: String, _ code: Int) throws {
    #expect(try answer(text)?["error"]?["code"] == .integer(code))
  }

  @Test func noAnswerIsGivenWhereNoneIsWanted() throws {
    for text in [
      #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
      #"{"jsonrpc":"2.0","method":"nobody/knows"}"#, #"{"jsonrpc":"2.0","id":1,"result":{}}"#,
    ] { #expect(try answer(text) == nil) }
  }

  @Test func aClientThatOpensIsSpokenWithAsItAsks() throws {
    var isInitialized = false
    func ask(_ text: String) throws -> JSONValue? {
      server.answer(text.utf8, isInitialized: &isInitialized).flatMap { JSONValue($0.utf8) }
    }
    func opening(_ version: String) -> String {
      #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"\#(version)"}}"#
    }
    for (asked, spoken) in [("2025-06-18", "2025-06-18"), ("2099-01-01", "2025-11-25")] {
      let result = try ask(opening(asked))?["result"]
      #expect(result?["protocolVersion"] == .text(spoken))
      #expect(result?["serverInfo"]?["version"] == "1.2.3" && result?["resultType"] == nil)
    }
    let tools = try ask(#"{"jsonrpc":"2.0","id":2,"method":"tools/list"}"#)?["result"]
    #expect(tools?["tools"]?.items?.count == Tool.all.count && tools?["ttlMs"] == nil)
    #expect(try ask(#"{"jsonrpc":"2.0","id":3,"method":"ping"}"#)?["result"] == [:])
  }

  @Test func aClientMayAskWithoutOpening() throws {
    let found = try answer(stateless("server/discover"))?["result"]
    #expect(found?["supportedVersions"]?.items?.first == "2026-07-28")
    for method in [
      "server/discover", "tools/list", "prompts/list", "resources/list", "resources/templates/list",
    ] {
      let result = try answer(stateless(method))?["result"]
      #expect(result?["resultType"] == "complete" && result?["cacheScope"] == "public")
      #expect(result?["ttlMs"]?.integer ?? -1 >= 0)
      let server = result?["_meta"]?["io.modelcontextprotocol/serverInfo"]
      #expect(server?["name"] == "kindred")
    }
    let error = try answer(stateless("tools/list", version: "2030-01-01"))?["error"]
    #expect(error?["code"] == -32022 && error?["data"]?["requested"] == "2030-01-01")
    #expect(error?["data"]?["supported"]?.items?.contains("2026-07-28") == true)
    #expect(try answer(stateless("nobody/knows"))?["error"]?["code"] == -32601)
    #expect(try answer(stateless("tools/list", ["cursor": ""]))?["error"]?["code"] == -32602)
    #expect(try answer(stateless("tools/call", ["name": "x"]))?["error"]?["code"] == -32602)
    let bare = stateless("tools/list").replacing(
      #""io.modelcontextprotocol/clientCapabilities":{},"#, with: "")
    #expect(try answer(bare)?["error"]?["code"] == -32602)
  }

  @Test func papersAreResources() throws {
    for id in ["p0004", "odd%2Fid%201"] {
      let uri = "kindred://paper/\(id)"
      let result = try answer(stateless("resources/read", ["uri": .text(uri)]))?["result"]
      let content = result?["contents"]?.items?.first
      #expect(content?["uri"] == .text(uri) && result?["cacheScope"] == "private")
      #expect(JSONValue((content?["text"]?.text ?? "").utf8)?["text"]?.text?.isEmpty == false)
    }
    for uri in [
      "kindred://paper/", "kindred://paper/%zz", "file:///etc/passwd", "kindred://paper/p9",
    ] {
      let error = try answer(stateless("resources/read", ["uri": .text(uri)]))?["error"]
      #expect(error?["code"] == -32602, "\(uri)")
    }
  }

  @Test func promptsHaveTheirBlanksFilled() throws {
    let names = try answer(stateless("prompts/list"))?["result"]?["prompts"]?.items
    #expect(names?.compactMap { $0["name"]?.text } == ["weekly_review", "find_prior_work"])
    let prompt = try answer(
      stateless(
        "prompts/get", ["name": "weekly_review", "arguments": ["since": "2031-06-02"]]))
    let text = prompt?["result"]?["messages"]?.items?.first?["content"]?["text"]?.text ?? ""
    #expect(text.contains("from 2031-06-02"))
    let error = try answer(stateless("prompts/get", ["name": "find_prior_work"]))?["error"]
    #expect(error?["code"] == -32602)
  }

  @Test func progressIsToldWhereItIsAskedFor() throws {
    let told = Mutex<[JSONValue]>([])
    var isInitialized = true
    let message: JSONValue = [
      "jsonrpc": "2.0", "id": 1, "method": "tools/call",
      "params": ["name": "group_papers", "_meta": ["progressToken": "t"]],
    ]
    _ = server.answer(message.line.utf8, isInitialized: &isInitialized) { line in
      told.withLock { $0.append(JSONValue(line.utf8) ?? .null) }
    }
    let parameters = told.withLock { $0.compactMap { $0["params"] } }
    #expect(parameters.allSatisfy { $0["progressToken"] == "t" })
    #expect(parameters.count > 1)
    #expect(parameters.compactMap { $0["progress"]?.integer } == Array(1...parameters.count))
  }

  @Test func anyBytesGetALineOrNothing() throws {
    var generator = SeededGenerator(seed: 7)
    let whole = [
      Array(
        stateless("tools/call", ["name": "search_papers", "arguments": ["query": "bababan"]]).utf8),
      Array(stateless("resources/read", ["uri": "kindred://paper/p0004"]).utf8),
    ]
    for number in 0..<3_000 {
      var bytes = whole[number % whole.count]
      for _ in 0..<generator.next(below: 6) {
        bytes[generator.next(below: bytes.count)] = UInt8(generator.next(below: 256))
      }
      if number % 3 == 0 { bytes = Array(bytes.prefix(generator.next(below: bytes.count))) }
      var isInitialized = number % 2 == 0
      guard let line = server.answer(bytes, isInitialized: &isInitialized) else { continue }
      let answer = try #require(JSONValue(line.utf8) as JSONValue?)
      #expect(answer["jsonrpc"] == "2.0" && (answer["result"] == nil) != (answer["error"] == nil))
    }
  }
}
