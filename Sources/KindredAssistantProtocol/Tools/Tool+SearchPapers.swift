// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine
internal import KindredPapers

extension Tool {
  /// Papers about a text.
  static let searchPapers = Tool(
    name: "search_papers", title: "Search papers",
    description: "Papers about a text (a question, a topic, a pasted abstract), best first, with "
      + "the terms that decided. In a short query, words in double quotes have to be in a paper as "
      + "they stand, and words after a hyphen must not be: reefs \"water colour\" -robots.",
    input: Schemas.arguments(
      ["query": ["type": "string", "minLength": 1, "maxLength": 20_000]]
        .merging(Schemas.filters) { $1 }.merging(Schemas.paging) { $1 }, required: ["query"]),
    output: Schemas.page()
  ) { arguments, context in
    let search = SearchText(asked: arguments.text("query") ?? "")
    var filter = try arguments.filter()
    filter.phrases = search.phrases
    filter.excludedPhrases = search.excludedPhrases
    return try context.ask { questions in
      let found = try questions.search(
        search.text, count: arguments.page.upperBound, among: filter
      ).neighbors
      return try PageOfPapers(
        papers: found.dropFirst(arguments.page.lowerBound).map { .found($0, arguments.detail) },
        first: arguments.page.lowerBound, total: questions.paperCount(passing: filter)
      ).answer
    }
  }
}
