// SPDX-License-Identifier: Apache-2.0

import KindredEngine
import KindredPapers
import Synchronization
import TestSupport
import Testing

@testable import KindredWeb

@Suite struct WebServerTests {
  @Test func serverIsAliveAtOnceAndReadyWhenPapersAreRead() throws {
    let server = WebServer(
      Engine(Seeded.datedPapers(12)), options: EngineOptions(), version: "1",
      settings: WebSettings(threadCount: 1)
    ) { _ in }
    #expect(server.ask("/livez").answer.status == 200)
    #expect(server.error("/readyz") == "503 not_ready")
    let early = server.ask("/v1/library").answer
    #expect(early.status == 503 && early.headers["retry-after"] != nil)
    try server.load()
    #expect(server.ask("/readyz").text == "ok\n")
    #expect(server.ask("/v1/library").answer.status == 200)
    server.drain()
    #expect(server.error("/readyz") == "503 not_ready")
    #expect(server.error("/v1/library") == "503 not_ready")
    #expect(server.ask("/livez").answer.status == 200)
    try server.load()
    #expect(server.error("/readyz") == "503 not_ready")
  }

  @Test func whatWasTakenBeforeTheEndIsAnswered() throws {
    let server = try WebServer.ready()
    guard
      case .work(_, let work) = server.take(
        WebRequest(method: "GET", target: "/v1/library", headers: [("Host", "localhost:8080")]))
    else {
      Issue.record("nothing to do")
      return
    }
    server.drain()
    #expect(work().status == 200)
  }

  @Test(arguments: [
    ("GET", "/nothing", "404 no_such_address"), ("GET", "/v1", "404 no_such_address"),
    ("GET", "/v1/papers/", "404 no_such_address"),
    ("TRACE", "/v1/related", "405 method_not_allowed"),
    ("DELETE", "/v1/papers/p0001", "405 method_not_allowed"),
    ("POST", "/v1/library", "405 method_not_allowed"), ("GET", "/mcp", "405 method_not_allowed"),
    ("DELETE", "/mcp", "405 method_not_allowed"), ("POST", "/livez", "405 method_not_allowed"),
    ("OPTIONS", "/v1/related", "405 method_not_allowed"),
    ("GET", "/v1/papers/%zz", "400 bad_request"),
    ("GET", "/v1/search?query=%ff", "400 bad_request"),
  ])
  func whatIsNotThereIsAnErrorOfOneShape(_ method: String, _ target: String, _ error: String) throws
  {
    let server = try WebServer.ready()
    #expect(server.error(target, method: method) == error)
    if error.hasPrefix("405") {
      #expect(server.ask(target, method: method).answer.headers["allow"] != nil)
    }
  }

  @Test func onlyNamesOfThisMachineAreAnsweredWhereItAloneIs() throws {
    let local = try WebServer.ready(
      settings: WebSettings(hosts: ["papers.example"], threadCount: 1))
    for host in [
      "localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST", "papers.example",
      "papers.example:80",
    ] { #expect(local.ask("/livez", [("host", host)]).answer.status == 200, "\(host)") }
    for host in ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", ""] {
      #expect(local.error("/v1/library", [("host", host)]) == "421 foreign_host", "\(host)")
    }
    let open = try WebServer.ready(settings: WebSettings(host: "0.0.0.0", threadCount: 1))
    #expect(open.ask("/v1/library", [("host", "anything.example")]).answer.status == 200)
  }

  @Test func whoHasTheKeyIsAnswered() throws {
    let server = try WebServer.ready(settings: WebSettings(key: "s3cret", threadCount: 1))
    #expect(server.error("/v1/library") == "401 unauthorized")
    #expect(server.ask("/v1/library").answer.headers["www-authenticate"] == "Bearer")
    #expect(server.error("/nothing") == "401 unauthorized")
    #expect(server.error("/metrics") == "401 unauthorized")
    #expect(server.ask("/livez").answer.status == 200)
    #expect(server.ask("/readyz").answer.status == 200)
    for wrong in [
      "Bearer s3cre", "Bearer s3cret1", "Bearer S3cret", "Bearer ", "s3cret", "Basic !",
    ] {
      #expect(server.error("/v1/library", [("authorization", wrong)]) == "401 unauthorized")
    }
    // The last one is any-user:s3cret.
    for right in ["Bearer s3cret", "bearer  s3cret", "Basic YW55LXVzZXI6czNjcmV0"] {
      #expect(server.ask("/v1/library", [("authorization", right)]).answer.status == 200)
    }
  }

  @Test func pagesOfOtherOriginsReadNothingUnlessAllowed() throws {
    let origin = ("origin", "https://a.example")
    let closed = try WebServer.ready()
    #expect(
      closed.ask("/v1/library", [origin]).answer.headers["access-control-allow-origin"] == nil)
    #expect(
      closed.error(
        "/v1/related", method: "OPTIONS", [origin, ("access-control-request-method", "GET")])
        == "405 method_not_allowed")
    let server = try WebServer.ready(
      settings: WebSettings(key: "k", origins: ["https://a.example"], threadCount: 1))
    let preflight = server.ask(
      "/v1/related", method: "OPTIONS", [origin, ("access-control-request-method", "POST")]
    ).answer
    #expect(preflight.status == 204)
    #expect(preflight.headers["access-control-allow-origin"] == "https://a.example")
    #expect(preflight.headers["access-control-allow-headers"]?.contains("authorization") == true)
    // Errors, too, or a page cannot tell what is wrong.
    let error = server.ask("/v1/library", [origin]).answer
    #expect(error.status == 401)
    #expect(error.headers["access-control-allow-origin"] == "https://a.example")
    #expect(
      server.ask("/v1/library", [("origin", "https://b.example")]).answer
        .headers["access-control-allow-origin"] == nil)
  }

  @Test func tooManyRequestsAreSentAway() throws {
    let server = try WebServer.ready(
      settings: WebSettings(threadCount: 1, mostAdmitted: 2, longestWait: 60))
    let request = WebRequest(
      method: "GET", target: "/v1/library", headers: [("host", "localhost")])
    let works = (0..<2).compactMap { _ -> (@Sendable () -> WebResponse)? in
      if case .work(_, let work) = server.take(request) { work } else { nil }
    }
    #expect(works.count == 2)
    let busy = server.ask("/v1/library").answer
    #expect(busy.status == 503 && busy.headers["retry-after"] == "1")
    #expect(server.ask("/livez").answer.status == 200)
    for work in works { #expect(work().status == 200) }
    #expect(server.ask("/v1/library").answer.status == 200)
  }

  @Test func whoWaitedTooLongIsSentAway() throws {
    let server = try WebServer.ready(settings: WebSettings(threadCount: 1, longestWait: -1))
    #expect(server.error("/v1/library") == "503 busy")
    #expect(server.ask("/livez").answer.status == 200)
  }

  @Test func requestsThatDidNotComeWholeAreRefused() throws {
    let server = try WebServer.ready()
    let request = WebRequest(method: "POST", target: "/v1/related", headers: [])
    #expect(server.refuse(request, isTooLarge: true).status == 413)
    #expect(server.refuse(request, isTooLarge: false).status == 408)
    #expect(server.refuse(request, isTooLarge: true).headers["connection"] == "close")
  }

  @Test func everyAnswerHasALine() throws {
    let lines = Mutex<[String]>([])
    let server = try WebServer.ready { line in lines.withLock { $0.append(line) } }
    _ = server.ask("/v1/papers/p0000")
    _ = server.ask("/nothing?a=b")
    _ = server.ask("/livez")
    let written = lines.withLock { $0 }
    #expect(written.count == 3)
    #expect(written.first?.contains(" GET /v1/papers/p0000 200 ") == true)
    #expect(written.dropFirst().first?.contains(" GET /nothing?a=b 404 ") == true)
  }

  @Test func metricsCountAnswers() throws {
    let server = try WebServer.ready()
    _ = server.ask("/v1/library")
    _ = server.ask("/v1/library")
    _ = server.ask("/v1/papers/p0002")
    _ = server.ask("/v1/papers/nobody-knows-this")
    let text = server.ask("/metrics").text
    for line in [
      "kindred_info{version=\"1.2.3\"} 1", "kindred_papers 24", "kindred_requests_in_progress 0",
      "kindred_requests_total{route=\"/v1/library\",status=\"200\"} 2",
      "kindred_requests_total{route=\"/v1/papers/{paper}\",status=\"200\"} 1",
      "kindred_requests_total{route=\"/v1/papers/{paper}\",status=\"404\"} 1",
      "kindred_request_seconds_count{route=\"/v1/library\"} 2",
      "kindred_request_seconds_bucket{route=\"/v1/library\",le=\"+Inf\"} 2",
    ] { #expect(text.contains(line + "\n"), "\(line)") }
  }

  @Test func whatIsKnownIsNotSentAgain() throws {
    let server = try WebServer.ready()
    let first = server.ask("/v1/papers?limit=5").answer
    let tag = try #require(first.headers["etag"])
    let again = server.ask("/v1/papers?limit=5", [("if-none-match", "\"x\", \(tag)")])
    #expect(again.answer.status == 304 && again.text.isEmpty)
    #expect(again.answer.headers["etag"] == tag)
    #expect(server.ask("/v1/papers?limit=6", [("if-none-match", tag)]).answer.status == 200)
    #expect(server.ask("/v1/papers?limit=5", method: "HEAD").answer.isHeadOnly)
    #expect(server.ask("/nothing").answer.headers["etag"] == nil)
  }

  @Test func longAnswersArePackedForWhoUnpacks() throws {
    let server = try WebServer.ready()
    let plain = server.ask("/v1/papers?limit=20").answer
    #expect(plain.headers["content-encoding"] == nil)
    #expect(plain.headers["vary"]?.contains("Accept-Encoding") == true)
    let packed = server.ask("/v1/papers?limit=20", [("accept-encoding", "br, gzip;q=0.5")]).answer
    #expect(packed.headers["content-encoding"] == "gzip")
    #expect(packed.body.count < plain.body.count / 2)
    #expect(packed.body.prefix(2) == [0x1F, 0x8B])
    #expect(
      server.ask("/v1/papers?limit=20", [("accept-encoding", "gzip;q=0")]).answer
        .headers["content-encoding"] == nil)
    #expect(
      server.ask("/livez", [("accept-encoding", "gzip")]).answer.headers["content-encoding"] == nil)
  }
}
