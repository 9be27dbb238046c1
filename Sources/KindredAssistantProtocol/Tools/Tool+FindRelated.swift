// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine

extension Tool {
  /// Papers like some.
  static let findRelated = Tool(
    name: "find_related", title: "Find related papers",
    description: "Papers most like one or several given ones, optionally away from others; each "
      + "with the terms that it shares and their part of the similarity.",
    input: Schemas.arguments(
      [
        "papers": Schemas.names("papers to look near"),
        "away_from": Schemas.names("papers whose terms count against a result"),
      ].merging(Schemas.filters) { $1 }.merging(Schemas.paging) { $1 }, required: ["papers"]),
    output: Schemas.page(["query": Schemas.list(of: Schemas.brief)])
  ) { arguments, context in
    let filter = try arguments.filter()
    return try context.ask { questions in
      let found = try questions.related(
        to: arguments.texts("papers"), avoiding: arguments.texts("away_from"),
        count: arguments.page.upperBound, among: filter)
      return try PageOfPapers(
        papers: found.neighbors.dropFirst(arguments.page.lowerBound)
          .map { .found($0, arguments.detail) },
        first: arguments.page.lowerBound, total: questions.paperCount(passing: filter),
        others: ["query": .list(found.query.map(JSONValue.brief))]
      ).answer
    }
  }
}
