// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredAssistantProtocol
package import KindredEngine
internal import KindredPapers
package import KindredStore
internal import Synchronization

/// Answers requests of HTTP about some papers.
///
/// It knows no sockets: a request comes in whole, and an answer goes out. What there is to compute
/// is handed back as work, so that whoever moves the bytes chooses the thread. An answer that is
/// alone has all threads, one of several has one; answers do not depend on it.
public final class WebServer: Sendable {
  /// Where it listens, and how much it takes on.
  public let settings: WebSettings

  private let papers: any PaperCollection
  private let options: EngineOptions
  private let version: String
  private let routes: [Route]
  private let metrics = WebMetrics()
  private let log: @Sendable (String) -> Void

  private enum Phase {
    case loading
    case ready
    case draining
  }

  private struct State {
    var phase = Phase.loading
    var admitted = 0
    var running = 0
    var paperCount: Int?
  }

  private let state = Mutex(State())

  /// A server of some papers.
  ///
  /// - Parameters:
  ///   - version: the program's.
  ///   - log: is handed a line for each answer.
  package init(
    _ papers: any PaperCollection, options: EngineOptions, version: String, settings: WebSettings,
    log: @escaping @Sendable (String) -> Void
  ) {
    self.papers = papers
    self.options = options
    self.version = version
    self.settings = settings
    self.log = log
    let assistant = AssistantEndpoint(
      server: AssistantServer(papers, options: options, version: version))
    let document = OpenAPIDocument(version: version, asksForKey: settings.key != nil).value
    routes =
      Operation.all.map(Route.init)
      + [
        Route("/openapi.json", isQuick: true) { _, _, _ in WebResponse(200, document) },
        Route("/mcp", methods: ["POST"], isLong: true) { request, _, _ in
          assistant.response(to: request)
        },
      ] + Self.aboutServer + Route.pages
  }

  // MARK: life

  /// Reads what answers are made from; until then the server is not ready.
  ///
  /// - Throws: what the papers throw.
  public func load() throws {
    try papers.asking(options, observe: { _ in }) { _ in }
    let count = try papers.paperCount(passing: PaperFilter())
    state.withLock {
      $0.paperCount = count
      if $0.phase == .loading { $0.phase = .ready }
    }
  }

  /// Sends new requests away from now on; those that were taken are answered.
  public func drain() { state.withLock { $0.phase = .draining } }

  // MARK: requests

  /// Takes a request that has come whole.
  public func take(_ request: WebRequest) -> WebWork {
    let start = ContinuousClock.now
    let found = find(request)
    let route = found.route
    if let problem = problem(with: request, route) {
      return .done(finish(request, route, start, refusal(problem, request, route)))
    }
    guard let route, !isPreflight(request) else {
      return .done(finish(request, route, start, preflight(request)))
    }
    if route.isQuick {
      return .done(finish(request, route, start, answer(request, route, found.rest, threads: 1)))
    }
    guard admit() else {
      let busy = WebError(
        code: .busy, message: "there are too many requests at once", headers: ["retry-after": "1"])
      return .done(finish(request, route, start, refusal(busy, request, route)))
    }
    return .work(isLong: route.isLong) { [self] in
      defer { state.withLock { $0.admitted -= 1 } }
      let waited = ContinuousClock.now - start
      if waited > .seconds(settings.longestWait) {
        let busy = WebError(
          code: .busy, message: "too many requests were before this one",
          headers: ["retry-after": "5"])
        return finish(request, route, start, refusal(busy, request, route))
      }
      let running = state.withLock { state in
        state.running += 1
        return state.running
      }
      defer { state.withLock { $0.running -= 1 } }
      let threads = max(1, settings.threadCount / running)
      return finish(request, route, start, answer(request, route, found.rest, threads: threads))
    }
  }

  /// What a request is answered that did not come whole: its body is too large, or took too long.
  public func refuse(_ request: WebRequest, isTooLarge: Bool) -> WebResponse {
    let problem =
      isTooLarge
      ? WebError(
        code: .tooLarge, message: "the body is too large; \(settings.mostBytes) bytes are the most",
        headers: ["connection": "close"])
      : WebError(
        code: .timeout, message: "the request took too long to come",
        headers: ["connection": "close"])
    let route = find(request).route
    return finish(request, route, .now, refusal(problem, request, route))
  }

  private func admit() -> Bool {
    state.withLock { state in
      guard state.admitted < settings.mostAdmitted else { return false }
      state.admitted += 1
      return true
    }
  }

  private func find(_ request: WebRequest) -> (route: Route?, rest: String) {
    let path = request.path
    for route in routes { if let rest = route.rest(of: path) { return (route, rest) } }
    return (nil, "")
  }

  // MARK: whom it answers

  /// Why a request is not answered, or nil.
  private func problem(with request: WebRequest, _ route: Route?) -> WebError? {
    guard settings.answers(host: request.headers["host"]) else {
      return WebError(
        code: .foreignHost,
        message: "this server is not asked by that name; see --allow-host")
    }
    if isPreflight(request) { return nil }
    if route?.isOpen != true, !settings.admits(request) {
      let scheme = route?.isPage == true ? "Basic realm=\"kindred\"" : "Bearer"
      return WebError(
        code: .unauthorized, message: "a key is asked for: Authorization: Bearer KEY",
        headers: ["www-authenticate": scheme])
    }
    guard let route else {
      return WebError(code: .noSuchAddress, message: "there is nothing at this address")
    }
    guard route.takes(request.method) else {
      let methods = route.methods.joined(separator: ", ")
      return WebError(
        code: .methodNotAllowed, message: "only \(methods) is answered here",
        headers: ["allow": methods])
    }
    if route.path == "/mcp", let origin = request.headers["origin"], !isOwn(origin, request),
      !settings.allows(origin: origin)
    {
      return WebError(
        code: .foreignOrigin, message: "pages of this origin are not answered; see --allow-origin")
    }
    if route.isQuick { return nil }
    switch state.withLock({ $0.phase }) {
    case .ready: return nil
    case .loading:
      return WebError(
        code: .notReady, message: "the papers are being read", headers: ["retry-after": "1"])
    case .draining:
      return WebError(
        code: .notReady, message: "the server is stopping",
        headers: ["retry-after": "5", "connection": "close"])
    }
  }

  /// Whether an origin is this server's own.
  private func isOwn(_ origin: String, _ request: WebRequest) -> Bool {
    guard let host = request.headers["host"] else { return false }
    return origin == "http://" + host || origin == "https://" + host
  }

  private func isPreflight(_ request: WebRequest) -> Bool {
    request.method == "OPTIONS" && request.headers["access-control-request-method"] != nil
      && settings.allows(origin: request.headers["origin"] ?? "")
  }

  /// What a browser is told that asks whether a page may ask.
  private func preflight(_ request: WebRequest) -> WebResponse {
    WebResponse(
      204,
      headers: [
        "access-control-allow-methods": "GET, POST",
        "access-control-allow-headers":
          "authorization, content-type, mcp-protocol-version, mcp-method, mcp-name",
        "access-control-max-age": "3600",
      ])
  }

  // MARK: answers

  private func answer(
    _ request: WebRequest, _ route: Route, _ rest: String, threads: Int
  ) -> WebResponse {
    if let own = aboutServer(route.path) { return own }
    var options = options
    options.threadCount = threads
    let context = ToolContext(papers: papers, options: options, version: version)
    do {
      return try route.answer(request, rest, context)
    } catch let error as WebError {
      return refusal(error, request, route)
    } catch let error as EngineError {
      return refusal(WebError(error), request, route)
    } catch let error as ToolError {
      return refusal(
        WebError(code: .tooManyPapers, message: error.description), request, route)
    } catch {
      // Where the library is, and what is wrong with it, is for those who run the server.
      log("kindred: \(error)")
      return refusal(
        WebError(code: .failed, message: "the papers cannot be read; the server's log says why"),
        request, route)
    }
  }

  private func refusal(
    _ error: WebError, _ request: WebRequest, _ route: Route?
  ) -> WebResponse {
    route?.isPage == true ? Route.page(error) : error.response
  }

  /// Counts an answer, writes its line, and adds what every answer has.
  private func finish(
    _ request: WebRequest, _ route: Route?, _ start: ContinuousClock.Instant,
    _ response: WebResponse
  ) -> WebResponse {
    var answer = response.prepared(for: request)
    answer.headers["x-content-type-options"] = "nosniff"
    if let origin = request.headers["origin"], settings.allows(origin: origin) {
      answer.headers["access-control-allow-origin"] = origin
      answer.headers["vary"] = (answer.headers["vary"].map { $0 + ", " } ?? "") + "Origin"
      answer.headers["access-control-expose-headers"] = "etag, retry-after"
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    metrics.add(route: route?.label ?? "none", status: answer.status, seconds: seconds)
    let target = request.target.prefix(300)
    log(
      "\(Date.now.ISO8601Format()) \(request.method) \(target) \(answer.status) "
        + "\(answer.body.count) \(String(format: "%.1f", 1_000 * seconds)) ms")
    return answer
  }

  // MARK: about the server

  private static let aboutServer = ["/livez", "/readyz", "/metrics"].map { path in
    Route(path, isQuick: true, isOpen: path != "/metrics") { _, _, _ in WebResponse(200) }
  }

  /// What is answered about the server itself, or nil for another path.
  private func aboutServer(_ path: String) -> WebResponse? {
    let state = state.withLock { $0 }
    switch path {
    case "/livez": return WebResponse(200, "text/plain; charset=utf-8", "ok\n")
    case "/readyz":
      if state.phase == .ready { return WebResponse(200, "text/plain; charset=utf-8", "ok\n") }
      return WebError(
        code: .notReady,
        message: state.phase == .loading ? "the papers are being read" : "the server is stopping",
        headers: ["retry-after": "1"]
      ).response
    case "/metrics":
      return WebResponse(
        200, MediaType.metrics,
        metrics.text(
          version: version, inProgress: state.admitted, papers: state.paperCount))
    default: return nil
    }
  }
}
