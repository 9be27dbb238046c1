// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes
internal import Hummingbird
internal import KindredWeb
internal import NIOCore
internal import NIOPosix

/// Hands whole requests to a server, and what there is to compute to threads of its own, so that
/// those that move bytes never wait.
struct WebResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  private let server: WebServer
  private let quick: NIOThreadPool
  private let long: NIOThreadPool

  init(_ server: WebServer) {
    self.server = server
    quick = NIOThreadPool(numberOfThreads: server.settings.threadCount)
    long = NIOThreadPool(numberOfThreads: server.settings.threadCount)
    quick.start()
    long.start()
  }

  /// Ends the threads when nothing is computed any more.
  func stop() async throws {
    try await quick.shutdownGracefully()
    try await long.shutdownGracefully()
  }

  func respond(to request: Request, context: Context) async throws -> Response {
    let fields = request.head.headerFields.map { ($0.name.canonicalName, $0.value) }
    var whole = WebRequest(
      method: request.head.method.rawValue, target: request.head.path ?? "/",
      headers: fields + (request.head.authority.map { [("host", $0)] } ?? []))
    do {
      whole.body = try await body(of: request)
    } catch is NIOTooManyBytesError {
      return Self.response(server.refuse(whole, isTooLarge: true))
    } catch is TooSlow {
      return Self.response(server.refuse(whole, isTooLarge: false))
    }
    switch server.take(whole) {
    case .done(let answer): return Self.response(answer)
    case .work(let isLong, let work):
      return Self.response(try await (isLong ? long : quick).runIfActive(work))
    }
  }

  private struct TooSlow: Error {}

  /// The body, which may take as long as the server is patient.
  private func body(of request: Request) async throws -> [UInt8] {
    let settings = server.settings
    if let length = request.head.headerFields[.contentLength].flatMap(Int.init) {
      if length == 0 { return [] }
      if length > settings.mostBytes { throw NIOTooManyBytesError(maxBytes: settings.mostBytes) }
    } else if request.head.headerFields[.transferEncoding] == nil {
      return []
    }
    return try await withThrowingTaskGroup(of: [UInt8].self) { group in
      group.addTask {
        [UInt8](buffer: try await request.body.collect(upTo: settings.mostBytes))
      }
      group.addTask {
        try await Task.sleep(for: .seconds(settings.patience))
        throw TooSlow()
      }
      defer { group.cancelAll() }
      return try await group.next() ?? []
    }
  }

  private static func response(_ answer: WebResponse) -> Response {
    var headers = HTTPFields()
    for (name, value) in answer.headers {
      if let name = HTTPField.Name(name) { headers[name] = value }
    }
    headers[.contentLength] = String(answer.body.count)
    let hasBody = !answer.isHeadOnly && !answer.body.isEmpty
    return Response(
      status: .init(code: answer.status), headers: headers,
      body: hasBody ? ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)) : ResponseBody())
  }
}
