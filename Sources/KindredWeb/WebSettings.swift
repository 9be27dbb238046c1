// SPDX-License-Identifier: Apache-2.0

/// Where a server listens, whom it answers, and how much it takes on.
public struct WebSettings: Sendable {
  /// The address or name that it listens at.
  public let host: String

  /// The port; 0 for one that is free.
  public let port: Int

  /// What clients have to send, or nil where all are answered.
  let key: String?

  /// Origins whose pages may read answers; `*` stands for all.
  let origins: [String]

  /// Names by which the server may be asked beside those of this machine.
  let hosts: [String]

  /// Threads that answers are computed on.
  public let threadCount: Int

  /// Requests that are answered or wait for it at once; more are sent away.
  let mostAdmitted: Int

  /// How long a request may wait, in seconds.
  let longestWait: Double

  /// Bytes that a body may have.
  public let mostBytes = 4 << 20

  /// Connections at once.
  public let mostConnections = 1_024

  /// How long a client may take to send a request, and a connection stay idle, in seconds.
  public let patience = 30

  package init(
    host: String = "127.0.0.1", port: Int = 8_080, key: String? = nil, origins: [String] = [],
    hosts: [String] = [], threadCount: Int, mostAdmitted: Int = 256, longestWait: Double = 10
  ) {
    self.host = host
    self.port = port
    self.key = key
    self.origins = origins
    self.hosts = hosts
    self.threadCount = threadCount
    self.mostAdmitted = mostAdmitted
    self.longestWait = longestWait
  }

  /// Whether only this machine reaches the server.
  private var isLocal: Bool { Self.localNames.contains(host) }

  private static let localNames: Set<String> = ["127.0.0.1", "localhost", "::1", "[::1]"]

  /// Whether a `Host` may be asked for. A page of another site that has its name point to this
  /// machine asks for that name; only where the whole network is answered any name will do.
  func answers(host: String?) -> Bool {
    guard isLocal else { return true }
    guard let host else { return false }
    let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : host.prefix { $0 != ":" }
    return Self.localNames.contains(name.lowercased()) || hosts.contains(String(name))
      || hosts.contains(host)
  }

  /// Whether pages of an origin may read answers.
  func allows(origin: String) -> Bool { origins.contains("*") || origins.contains(origin) }

  /// Whether a request has the key: as a bearer, or as the password that a browser asks for. Takes
  /// as long for any key of the same length.
  func admits(_ request: WebRequest) -> Bool {
    guard let key else { return true }
    let value = request.headers["authorization"] ?? ""
    let scheme = value.prefix { $0 != " " }.lowercased()
    let rest = value.dropFirst(scheme.count).drop { $0 == " " }
    let given: String? =
      switch scheme {
      case "bearer": String(rest)
      case "basic": Base64.text(String(rest)).map { String($0.drop { $0 != ":" }.dropFirst()) }
      default: nil
      }
    guard let given else { return false }
    let (left, right) = (Array(given.utf8), Array(key.utf8))
    return left.count == right.count
      && zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
