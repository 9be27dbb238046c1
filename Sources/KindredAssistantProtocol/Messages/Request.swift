// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine

/// A message that wants an answer, or tells something.
package struct Request: Sendable {
  /// What to answer with; nil where no answer is wanted.
  let id: JSONValue?

  /// What is asked.
  package let method: String

  /// With what.
  let parameters: JSONValue

  /// A request from a message, or nil for an answer, which nobody here has asked for.
  ///
  /// - Throws: where it is no message of JSON-RPC 2.0.
  init?(_ message: JSONValue) throws(MessageError) {
    guard let members = message.members else {
      throw .invalid("a message is one object; batches are not taken")
    }
    guard members["jsonrpc"] == "2.0" else { throw .invalid("jsonrpc must be \"2.0\"") }
    if members["method"] == nil, members["result"] != nil || members["error"] != nil { return nil }
    guard let method = members["method"]?.text else { throw .invalid("method must be a text") }
    switch members["id"] {
    case nil, .text, .integer: id = members["id"]
    default: throw .invalid("id must be a text or a whole number")
    }
    parameters = members["params"] ?? [:]
    self.method = method
    if parameters.members == nil { throw .parameters("params must be an object") }
  }

  /// The id of a message that is wrong otherwise, where it has one.
  static func id(of message: JSONValue) -> JSONValue? {
    switch message["id"] {
    case .text, .integer: message["id"]
    default: nil
    }
  }

  /// What the client says of the request.
  var meta: JSONValue { parameters["_meta"] ?? [:] }

  /// The revision that the request says it is of, or nil.
  package var version: String? { meta["io.modelcontextprotocol/protocolVersion"]?.text }

  /// What progress is told with, or nil.
  var progressToken: JSONValue? {
    switch meta["progressToken"] {
    case .text, .integer: meta["progressToken"]
    default: nil
    }
  }
}
