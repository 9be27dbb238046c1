// SPDX-License-Identifier: Apache-2.0

import Embeddings
import Foundation
import Kindred

/// `ReadingList LIBRARY PAPER...`: what to read beside some papers of a library, in groups, as
/// JSON.
@main struct ReadingList: Encodable {
  struct Group: Encodable {
    let name: String
    let papers: [String]
  }

  struct Suggestion: Encodable {
    let id: String
    let title: String
    let similarity: Double
    let because: [String]
  }

  let suggestions: [Suggestion]
  let groups: [Group]
  let asLong: [String]

  /// Asks a library for papers like some of its own, and groups them.
  init(_ library: Library, _ liked: [String]) throws {
    let answer = try library.related(to: liked, count: 20)
    suggestions = answer.neighbors.map { found in
      Suggestion(
        id: found.paper.id.description, title: found.paper.title, similarity: found.similarity,
        because: found.reasons.prefix(3).map(\.term))
    }
    let papers = answer.neighbors.map(\.paper)
    groups = Engine.clusters(of: Corpus(papers)).clusters.map { group in
      Group(name: group.label, papers: group.papers.map(\.paper.title))
    }
    asLong = TitleLengths(papers).nearest(to: answer.query[0], count: 3).map(\.title)
  }

  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard let path = arguments.first, arguments.count > 1 else {
      print("usage: ReadingList LIBRARY PAPER...")
      exit(64)
    }
    do {
      let list = try ReadingList(Library(reading: path), Array(arguments.dropFirst()))
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      print(String(decoding: try encoder.encode(list), as: UTF8.self))
    } catch {
      print("ReadingList: \(error)")
      exit(1)
    }
  }
}
