// SPDX-License-Identifier: Apache-2.0

internal import KindredAssistantProtocol
internal import KindredEngine
internal import KindredPapers
internal import KindredReports
internal import KindredStore

extension Operation {
  /// Papers like some, as `kindred related`.
  static let related = Operation(
    name: "related", path: "/v1/related",
    summary: "Papers similar to given ones, with the reasons.",
    parameters: schema(
      [
        "papers": names("papers to look near"),
        "away_from": names("papers whose terms count against a result"),
      ], Schemas.filters, paging, least, required: ["papers"]),
    output: found()
  ) { arguments, context in
    let filter = try arguments.papersFilter()
    let result = try context.ask { questions in
      try questions.related(
        to: arguments.texts("papers"), avoiding: arguments.texts("away_from"),
        count: arguments.page.upperBound, least: arguments.least, among: filter)
    }
    return .report(RelatedReport(result, from: arguments.page.lowerBound))
  }

  /// Papers about a text, as `kindred search`.
  static let search = Operation(
    name: "search", path: "/v1/search",
    summary: "Papers about a text. Words in quotation marks have to be in a paper as they stand, "
      + "words after a hyphen must not be.",
    parameters: schema(
      ["query": ["type": "string", "minLength": 1, "maxLength": 20_000]], Schemas.filters, paging,
      least, required: ["query"]),
    output: found()
  ) { arguments, context in
    let result = try context.search(
      arguments.text("query") ?? "", among: arguments.papersFilter(),
      count: arguments.page.upperBound, least: arguments.least)
    return .report(SearchReport(result, from: arguments.page.lowerBound))
  }

  /// Papers for a reader, as `kindred recommend`.
  static let recommend = Operation(
    name: "recommend", path: "/v1/recommend",
    summary: "Papers for a reader of others, best first.",
    parameters: schema(
      [
        "liked": names("papers that the reader likes", most: 1_000),
        "disliked": names("papers that the reader does not like", most: 1_000),
        "diverse": [
          "type": "boolean", "default": false,
          "description": "whether papers that are like one before them come later",
        ],
      ], Schemas.filters, paging, least, required: ["liked"]),
    output: found(["doubtful_from": ["type": ["integer", "null"]]])
  ) { arguments, context in
    let filter = try arguments.papersFilter()
    let result = try context.ask { questions in
      try questions.recommendations(
        liked: ReadingList(names: arguments.texts("liked")),
        disliked: ReadingList(names: arguments.texts("disliked")),
        count: arguments.page.upperBound, least: arguments.least, among: filter,
        options: RecommendationOptions(isDiverse: arguments.truth("diverse")))
    }
    if result.papers.isEmpty { throw EngineError.nothingNew }
    return .report(RecommendationsReport(result, from: arguments.page.lowerBound))
  }

  /// The answer with papers that were found.
  private static func found(_ others: [String: JSONValue] = [:]) -> JSONValue {
    let text = Schemas.text
    let none: JSONValue = ["type": ["string", "null"]]
    let neighbor = Schemas.object(
      [
        "rank": Schemas.integer, "id": text, "title": text, "date": none, "url": none,
        "similarity": Schemas.number, "reasons": Schemas.reasons, "near": Schemas.texts,
      ], required: ["rank", "id", "title", "date", "url", "similarity", "reasons"])
    let query = Schemas.object(["id": none, "title": text], required: ["title"])
    return Schemas.object(
      ["query": Schemas.list(of: query), "neighbors": Schemas.list(of: neighbor)]
        .merging(others) { $1 }, required: ["query", "neighbors"])
  }
}

extension ToolContext {
  /// Papers about what was typed, or about a longer text as it is.
  func search(
    _ query: String, among filter: PaperFilter, count: Int, least: Double? = nil
  ) throws -> SearchResult {
    let search = SearchText(asked: query)
    var wanted = filter
    wanted.phrases = search.phrases
    wanted.excludedPhrases = search.excludedPhrases
    do {
      return try ask { try $0.search(search.text, count: count, least: least, among: wanted) }
    } catch EngineError.nothingPasses where wanted != filter {
      throw try papers.paperCount(passing: filter) > 0
        ? EngineError.nothingHolds(search) : EngineError.nothingPasses
    }
  }
}
