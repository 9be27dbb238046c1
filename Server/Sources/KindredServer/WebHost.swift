// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Foundation
internal import Hummingbird
internal import HummingbirdCore
internal import KindredWeb
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import ServiceLifecycle
internal import Synchronization

/// Moves bytes between the network and a server, until the program is told to stop.
enum WebHost {
  /// Listens, reads the papers, and returns when SIGTERM or SIGINT has come and all that was begun
  /// is answered.
  ///
  /// - Throws: what the papers throw, and ``ListenError`` where it cannot listen.
  static func run(_ server: WebServer) throws {
    let outcome = Mutex<Result<Void, any Error>?>(nil)
    let end = DispatchSemaphore(value: 0)
    Task {
      let result: Result<Void, any Error>
      do {
        try await serve(server)
        result = .success(())
      } catch {
        result = .failure(error)
      }
      outcome.withLock { $0 = result }
      end.signal()
    }
    end.wait()
    try outcome.withLock { $0 }?.get()
  }

  /// What the system said, in a word or some.
  private static func reason(_ error: IOError) -> String {
    switch error.errnoCode {
    case EADDRINUSE: "another program listens there"
    case EADDRNOTAVAIL: "this machine has no such address"
    case EACCES, EPERM: "no right to listen there"
    default: "\(error)"
    }
  }

  private static func serve(_ server: WebServer) async throws {
    let settings = server.settings
    var logger = Logger(label: "kindred")
    logger.logLevel = .critical
    let responder = WebResponder(server)
    let application = Application(
      responder: responder,
      server: .http1(
        configuration: .init(
          idleTimeout: .seconds(Int64(settings.patience)),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 256 << 10, maxHeaderListSize: 256 << 10, maxHeaderFieldCount: 200))),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port),
        availableConnectionsDelegate: MaximumAvailableConnections(
          settings.mostConnections, logger: logger)),
      services: [Drain(server: server), Loading(server: server)],
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? settings.port
        let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
        try? FileHandle.standardError.write(
          contentsOf: Data("kindred: listening at http://\(host):\(port)/\n".utf8))
      },
      logger: logger)
    do {
      try await application.runService()
    } catch let error as IOError {
      throw ListenError(settings, reason: reason(error))
    } catch is SocketAddressError {
      throw ListenError(settings, reason: "there is no such address")
    }
    try await responder.stop()
  }
}

/// Sends new requests away once the program is told to stop.
private struct Drain: Service {
  let server: WebServer

  func run() async throws {
    await withGracefulShutdownHandler {
      try? await gracefulShutdown()
    } onGracefulShutdown: {
      server.drain()
    }
  }
}

/// Reads the papers while the server listens already, so that whoever asks is told to wait.
private struct Loading: Service {
  let server: WebServer

  func run() async throws {
    let server = server
    let loaded: Result<Void, any Error> = await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(returning: Result { try server.load() })
      }
    }
    try loaded.get()
    try? await gracefulShutdown()
  }
}
