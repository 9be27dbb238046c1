// SPDX-License-Identifier: Apache-2.0

internal import KindredAssistantProtocol
internal import KindredEngine
internal import KindredPapers

/// An answer of HTTP, whole.
public struct WebResponse: Equatable, Sendable {
  /// The status.
  public var status: Int

  /// Headers by their names in lower case.
  public var headers: [String: String]

  /// The body.
  public var body: [UInt8]

  /// Whether the client sees no body, though there is one: for `HEAD`.
  public var isHeadOnly = false

  init(_ status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// An answer of some text.
  init(_ status: Int = 200, _ type: String, _ text: String, headers: [String: String] = [:]) {
    self.init(
      status, headers: headers.merging(["content-type": type]) { $1 }, body: Array(text.utf8))
  }

  /// An answer of a value of JSON, ending in a line feed.
  init(_ status: Int = 200, _ value: JSONValue, headers: [String: String] = [:]) {
    self.init(status, MediaType.json, value.line + "\n", headers: headers)
  }

  /// The answer as a client takes it that may have it already: with a tag of its body, packed where
  /// that pays, and without a body where its tag is known.
  func prepared(for request: WebRequest) -> WebResponse {
    var answer = self
    if status == 200, request.method != "POST" {
      let tag = "W/\"\(Self.tag(of: body))\""
      answer.headers["etag"] = tag
      if let cache = headers["cache-control"] {
        answer.headers["cache-control"] = cache
      } else {
        // It may be kept, and is asked for again: papers come.
        answer.headers["cache-control"] = "no-cache"
      }
      let known = (request.headers["if-none-match"] ?? "").split(separator: ",").map {
        $0.drop { $0 == " " }
      }
      if known.contains(where: { $0 == tag[...] || $0 == "*" }) {
        answer.status = 304
        answer.headers["content-type"] = nil
        answer.body = []
        return answer
      }
    }
    if body.count >= Self.leastPacked, Self.isText(headers["content-type"] ?? "") {
      answer.headers["vary"] = "Accept, Accept-Encoding"
      if request.takesGzip, let packed = GzipPacking.packed(body), packed.count < body.count {
        answer.headers["content-encoding"] = "gzip"
        answer.body = packed
      }
    }
    answer.isHeadOnly = request.method == "HEAD"
    return answer
  }

  /// Bytes from which on packing pays: less goes in one packet anyway.
  private static let leastPacked = 1_400

  private static func isText(_ type: String) -> Bool {
    type.hasPrefix("text/") || type.hasPrefix("application/")
  }

  /// A name of some bytes (FNV-1a of 64 bits, and their number).
  private static func tag(of bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash, radix: 36) + "-" + String(bytes.count, radix: 36)
  }
}

extension WebRequest {
  /// Whether the client unpacks gzip.
  fileprivate var takesGzip: Bool {
    (headers["accept-encoding"] ?? "").split(separator: ",").contains { part in
      let pieces = part.split(separator: ";").map { String($0.filter { !$0.isWhitespace }) }
      return pieces.first?.lowercased() == "gzip"
        && !pieces.dropFirst().contains { $0.hasPrefix("q=0") && Double($0.dropFirst(2)) == 0 }
    }
  }
}
