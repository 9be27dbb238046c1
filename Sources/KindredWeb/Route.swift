// SPDX-License-Identifier: Apache-2.0

internal import KindredAssistantProtocol
internal import KindredEngine

/// What stands at an address.
struct Route: Sendable {
  /// The path, or what a path begins with that has a name at its end.
  let path: String

  /// Whether a name follows.
  var hasName = false

  /// The methods that are answered; `HEAD` goes with `GET`.
  var methods = ["GET"]

  /// Whether there is nothing to compute.
  var isQuick = false

  /// Whether answers may take seconds.
  var isLong = false

  /// Whether people read the answers, so that errors are pages, too.
  var isPage = false

  /// Whether it is answered without a key.
  var isOpen = false

  /// Answers a request.
  let answer: @Sendable (_ request: WebRequest, _ rest: String, ToolContext) throws -> WebResponse

  /// What metrics call it.
  var label: String { hasName ? path + "{paper}" : path }

  /// Where an operation is asked.
  init(_ operation: Operation) {
    path = operation.prefix ?? operation.path
    hasName = operation.prefix != nil
    methods = operation.takesBody ? ["GET", "POST"] : ["GET"]
    isLong = operation.isLong
    answer = { try operation.response(to: $0, rest: $1, $2) }
  }

  init(
    _ path: String, hasName: Bool = false, methods: [String] = ["GET"], isQuick: Bool = false,
    isLong: Bool = false, isPage: Bool = false, isOpen: Bool = false,
    answer: @escaping @Sendable (WebRequest, String, ToolContext) throws -> WebResponse
  ) {
    self.path = path
    self.hasName = hasName
    self.methods = methods
    self.isQuick = isQuick
    self.isLong = isLong
    self.isPage = isPage
    self.isOpen = isOpen
    self.answer = answer
  }

  /// What stands in a path in place of a name; empty where the route has none, nil where the path
  /// is another.
  func rest(of path: Substring) -> String? {
    if !hasName { return path == self.path ? "" : nil }
    guard path.hasPrefix(self.path), path.utf8.count > self.path.utf8.count else { return nil }
    return String(path.dropFirst(self.path.count))
  }

  func takes(_ method: String) -> Bool {
    methods.contains(method) || method == "HEAD" && methods.contains("GET")
  }
}
