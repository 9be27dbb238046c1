// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine

/// Why a message has no answer.
package struct MessageError: Error, Equatable {
  /// JSON-RPC's code, or the protocol's.
  package let code: Int

  /// A sentence.
  let message: String

  /// What a program may want to know.
  var data: JSONValue?

  static let notJSON = MessageError(code: -32700, message: "the message is not JSON")

  static func invalid(_ message: String) -> MessageError {
    MessageError(code: -32600, message: message)
  }

  static func unknown(method: String) -> MessageError {
    MessageError(code: -32601, message: "there is no method \(method.prefix(80))")
  }

  static func parameters(_ message: String) -> MessageError {
    MessageError(code: -32602, message: message)
  }

  static func internalError(_ message: String) -> MessageError {
    MessageError(code: -32603, message: message)
  }

  static func version(_ requested: String) -> MessageError {
    MessageError(
      code: -32022, message: "protocol version \(requested.prefix(80)) is not spoken here",
      data: [
        "supported": .texts(ProtocolVersion.all), "requested": .text(String(requested.prefix(80))),
      ])
  }
}

/// Revisions of the Model Context Protocol.
package enum ProtocolVersion {
  /// The one in which each request stands for itself.
  package static let stateless = "2026-07-28"

  /// Those that begin with `initialize`, the newest first.
  package static let initialized = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"]

  /// All, the newest first.
  package static let all = [stateless] + initialized
}
