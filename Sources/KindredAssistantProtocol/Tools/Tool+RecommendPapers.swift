// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine
internal import KindredPapers

extension Tool {
  /// Papers for a reader of others.
  static let recommendPapers = Tool(
    name: "recommend_papers", title: "Recommend papers",
    description: "Papers for somebody who reads others, best first: what of this week is for me. "
      + "Each with the liked papers that it is near to; from doubtful_from on, the rest is little "
      + "nearer than any other.",
    input: Schemas.arguments(
      [
        "liked": Schemas.names("papers that the reader likes", most: 1_000),
        "disliked": Schemas.names("papers that the reader does not like", most: 1_000),
        "diverse": [
          "type": "boolean", "default": false,
          "description": "whether papers that are like one before them come later",
        ],
      ].merging(Schemas.filters) { $1 }.merging(Schemas.paging) { $1 }, required: ["liked"]),
    output: Schemas.page([
      "doubtful_from": [
        "type": ["integer", "null"], "description": "the rank, from 1, of the first doubtful paper",
      ]
    ])
  ) { arguments, context in
    let filter = try arguments.filter()
    return try context.ask { questions in
      let result = try questions.recommendations(
        liked: ReadingList(names: arguments.texts("liked")),
        disliked: ReadingList(names: arguments.texts("disliked")),
        count: arguments.page.upperBound, among: filter,
        options: RecommendationOptions(isDiverse: arguments.truth("diverse")))
      if result.papers.isEmpty { throw EngineError.nothingNew }
      let papers = result.papers.dropFirst(arguments.page.lowerBound)
      return try PageOfPapers(
        papers: papers.map { recommended in
          var members = JSONValue.found(recommended.found, arguments.detail).members ?? [:]
          members["near"] = .texts(recommended.near.map(\.id.description))
          return .object(members)
        },
        first: arguments.page.lowerBound, total: questions.paperCount(passing: filter),
        others: ["doubtful_from": result.doubtfulFrom.map(JSONValue.integer) ?? .null]
      ).answer
    }
  }
}
