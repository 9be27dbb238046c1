// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredWeb

@Suite struct WebRequestTests {
  private func request(_ target: String, accept: String? = nil) -> WebRequest {
    WebRequest(method: "GET", target: target, headers: accept.map { [("Accept", $0)] } ?? [])
  }

  @Test func pathEndsWhereTheQueryBegins() {
    #expect(request("/a/b?c=/d").path == "/a/b")
    #expect(request("/a#b?c").path == "/a")
    #expect(request("").path == "")
  }

  @Test func queryIsDecodedInItsOrder() throws {
    let query = try request("/?b=1+2&a=%C3%A9%26&&c&=d&e==f#g").query()
    #expect(query.map(\.name) == ["b", "a", "c", "", "e"])
    #expect(query.map(\.value) == ["1 2", "é&", "", "d", "=f"])
    #expect(throws: WebError.self) { try request("/?a=%C3").query() }
    #expect(throws: WebError.self) { try request("/?a=%").query() }
  }

  @Test func headersOfOneNameAreJoined() {
    let request = WebRequest(
      method: "GET", target: "/", headers: [("Accept", "a/b"), ("accept", "c/d")])
    #expect(request.headers["accept"] == "a/b, c/d")
  }

  @Test(
    arguments: [
      (nil, 1.0), ("", 1), ("*/*", 1), ("text/*;q=0.3, */*;q=0.1", 0.3), ("text/csv", 1),
      ("text/csv;q=0", 0), ("TEXT/CSV; q=0.25", 0.25), ("text/html", 0), ("application/json", 0),
      ("text/csv;q=0.2, */*", 0.2),
    ] as [(String?, Double)])
  func theMostExactRangeCounts(_ accept: String?, _ quality: Double) {
    #expect(request("/", accept: accept).quality(of: "text/csv") == quality)
  }
}
