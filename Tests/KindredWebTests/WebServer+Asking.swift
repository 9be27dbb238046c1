// SPDX-License-Identifier: Apache-2.0

import KindredEngine
import KindredPapers
import KindredStore
import TestSupport

@testable import KindredAssistantProtocol
@testable import KindredWeb

extension WebServer {
  /// A server that is ready.
  static func ready(
    _ papers: any PaperCollection = Engine(Seeded.datedPapers(24)),
    settings: WebSettings = WebSettings(threadCount: 2),
    log: @escaping @Sendable (String) -> Void = { _ in }
  ) throws -> WebServer {
    let server = WebServer(
      papers, options: EngineOptions(threadCount: 2), version: "1.2.3", settings: settings, log: log
    )
    try server.load()
    return server
  }

  /// The answer to a request, and its body as text.
  func ask(
    _ target: String, method: String = "GET", _ headers: [(String, String)] = [],
    body: String = ""
  ) -> (answer: WebResponse, text: String) {
    let named = headers.contains { $0.0 == "host" } ? headers : headers + [("host", "localhost")]
    let request = WebRequest(
      method: method, target: target, headers: named, body: Array(body.utf8))
    let answer: WebResponse =
      switch take(request) {
      case .done(let answer): answer
      case .work(_, let work): work()
      }
    return (answer, String(decoding: answer.body, as: UTF8.self))
  }

  /// The answer to a request as JSON, with its status.
  func json(
    _ target: String, method: String = "GET", _ headers: [(String, String)] = [],
    body: String = ""
  ) -> (status: Int, value: JSONValue) {
    let (answer, text) = ask(target, method: method, headers, body: body)
    return (answer.status, JSONValue(text.utf8) ?? .null)
  }

  /// The status and code of an error.
  func error(
    _ target: String, method: String = "GET", _ headers: [(String, String)] = [],
    body: String = ""
  ) -> String {
    let (status, value) = json(target, method: method, headers, body: body)
    return "\(status) \(value["error"]?["code"]?.text ?? "")"
  }
}
