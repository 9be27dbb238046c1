// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A request of HTTP, read whole.
public struct WebRequest: Sendable {
  /// The method, in capital letters.
  public let method: String

  /// The path and query as they were sent.
  public let target: String

  /// Values of headers by their names in lower case; several of one name are joined by commas.
  public let headers: [String: String]

  /// The body.
  public var body: [UInt8]

  /// A request; of one header name all values count.
  public init(
    method: String, target: String, headers: some Sequence<(String, String)> = [],
    body: [UInt8] = []
  ) {
    self.method = method
    self.target = target
    self.headers = Dictionary(headers.map { ($0.lowercased(), $1) }) { "\($0), \($1)" }
    self.body = body
  }

  /// The path as it was sent.
  var path: Substring { target.prefix { $0 != "?" && $0 != "#" } }

  /// The names and values of the query in their order, decoded.
  ///
  /// - Throws: ``WebError`` where a part is not encoded as addresses are.
  func query() throws(WebError) -> [(name: String, value: String)] {
    guard let mark = target.firstIndex(of: "?") else { return [] }
    let text = target[mark...].dropFirst().prefix { $0 != "#" }
    var pairs: [(name: String, value: String)] = []
    for part in text.split(separator: "&") {
      let name = part.prefix { $0 != "=" }
      pairs.append(
        (
          try Self.decoded(name, isQuery: true),
          try Self.decoded(part.dropFirst(name.count + 1), isQuery: true)
        ))
    }
    return pairs
  }

  /// Text of an address without its encoding.
  ///
  /// - Throws: ``WebError`` for what is no encoding of UTF-8.
  static func decoded(
    _ text: some StringProtocol, isQuery: Bool = false
  ) throws(WebError) -> String {
    let spaced = isQuery ? text.replacingOccurrences(of: "+", with: " ") : String(text)
    guard let decoded = spaced.removingPercentEncoding else {
      throw .badRequest("the address is not encoded as addresses are: \(text.prefix(80))")
    }
    return decoded
  }

  /// Whether a media type may be sent, and how welcome it is: the quality that `Accept` gives it,
  /// from 0, which is not at all, to 1.
  func quality(of type: String) -> Double {
    guard let accept = headers["accept"], !accept.allSatisfy(\.isWhitespace) else { return 1 }
    let family = type.prefix { $0 != "/" } + "/*"
    // The most exact range counts.
    var best: (exactness: Int, quality: Double)?
    for part in accept.split(separator: ",") {
      let pieces = part.split(separator: ";").map {
        $0.trimmingCharacters(in: .whitespaces).lowercased()
      }
      guard let range = pieces.first else { continue }
      let exactness = range == type ? 3 : range == family ? 2 : range == "*/*" ? 1 : 0
      if exactness == 0 { continue }
      let quality = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap {
        Double($0.dropFirst(2))
      }
      if exactness > best?.exactness ?? 0 { best = (exactness, quality ?? 1) }
    }
    return best?.quality ?? 0
  }
}
