// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredEngine
internal import KindredPapers

/// Papers as resources, `kindred://paper/{id}`.
enum PaperResource {
  private static let start = "kindred://paper/"

  /// As `resources/templates/list` has it.
  static let template: JSONValue = [
    "uriTemplate": .text(start + "{id}"), "name": "paper", "title": "Paper",
    "description": "A paper's title, authors, date, categories, address and abstract.",
    "mimeType": "application/json",
  ]

  /// The resource of an address.
  ///
  /// - Throws: ``MessageError`` for one that there is not, and what the papers throw.
  static func result(_ address: String, _ context: ToolContext) throws -> JSONValue {
    guard address.hasPrefix(start),
      let id = String(address.dropFirst(start.count)).removingPercentEncoding, !id.isEmpty
    else { throw MessageError.parameters("there is no resource \(address.prefix(200))") }
    do {
      let paper = try context.ask { try $0.paper(named: id) }
      return [
        "contents": [
          [
            "uri": .text(address), "mimeType": "application/json",
            "text": .text(JSONValue.paper(paper, .abstract).line),
          ]
        ]
      ]
    } catch let error as EngineError {
      throw MessageError(
        code: -32602, message: "\(error)".onOneLine(), data: ["uri": .text(address)])
    }
  }
}
