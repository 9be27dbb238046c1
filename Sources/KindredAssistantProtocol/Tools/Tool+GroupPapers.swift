// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering
internal import KindredEngine
internal import KindredKernels
package import KindredPapers
internal import KindredReports
internal import KindredStore

extension Tool {
  /// Papers that are grouped at once: some seconds.
  static let mostGrouped = 20_000

  /// What papers are about.
  static let groupPapers = Tool(
    name: "group_papers", title: "Group papers",
    description: "What a period, a category, or a list of papers is about: named groups, their "
      + "representative papers, how well they hold together, and whether their number is clear. A "
      + "few seconds for thousands of papers.",
    input: Schemas.arguments(
      [
        "papers": Schemas.names("only these, else all that the filters let through", most: 5_000),
        "groups": Schemas.count(least: 2, most: 100),
        "per_group": Schemas.count(least: 1, most: 20, otherwise: 3),
        "with_ids": [
          "type": "boolean", "default": false,
          "description": "whether the identifiers of all papers of a group are given",
        ],
      ].merging(Schemas.filters) { $1 }),
    output: Schemas.object(
      [
        "papers": Schemas.integer, "choice": Schemas.text,
        "groups": Schemas.list(
          of: Schemas.object(
            [
              "group": Schemas.integer, "label": Schemas.text, "description": Schemas.text,
              "size": Schemas.integer, "cohesion": Schemas.number, "stability": Schemas.number,
              "papers": Schemas.list(of: Schemas.brief), "ids": Schemas.texts,
            ], required: ["group", "label", "size", "papers"])),
        "loose": Schemas.list(of: Schemas.brief), "outliers": Schemas.list(of: Schemas.brief),
        "duplicates": Schemas.integer, "truncated": ["type": "boolean"], "note": Schemas.text,
      ], required: ["papers", "groups", "choice"])
  ) { arguments, context in
    let corpus = try corpus(arguments, context)
    let clusters = Engine.clusters(
      of: corpus, count: arguments.integer("groups"), options: context.options,
      observe: context.observe)
    return clusters.answer(
      paperCount: corpus.papers.count, perGroup: arguments.integer("per_group") ?? 3,
      withIDs: arguments.truth("with_ids"))
  }

  /// The papers to be grouped.
  private static func corpus(_ arguments: ToolArguments, _ context: ToolContext) throws -> Corpus {
    let filter = try arguments.filter()
    let names = arguments.texts("papers")
    if !names.isEmpty {
      let papers = try context.ask { questions in try names.map { try questions.paper(named: $0) } }
      let passing = papers.filter(filter.passes)
      if passing.isEmpty { throw EngineError.nothingPasses }
      return Corpus(passing, parallelism: Parallelism(threadCount: context.options.threadCount))
    }
    try context.checkSize(filter)
    return try context.papers.corpus(passing: filter, threadCount: context.options.threadCount)
  }
}

extension ToolContext {
  /// Throws where a filter lets no paper through, or more than are grouped at once.
  package func checkSize(_ filter: PaperFilter) throws {
    let count = try papers.paperCount(passing: filter)
    if count == 0 { throw EngineError.nothingPasses }
    if count > Tool.mostGrouped {
      throw ToolError(
        description: "\(count) papers are too many to group at once; \(Tool.mostGrouped) are the "
          + "most: give since and until, or categories")
    }
  }
}

extension PaperClusters {
  /// Papers that are named of those that fit nowhere well, and of those that belong nowhere.
  private static let namedCount = 10

  /// The groups, or as many papers of each, and then as many groups, as an assistant can take in.
  fileprivate func answer(paperCount: Int, perGroup: Int, withIDs: Bool) -> JSONValue {
    let loose = clusters.flatMap(\.papers).filter(\.isLoose).map(\.paper)
    func answer(groupCount: Int, paperCount shown: Int, withIDs: Bool) -> JSONValue {
      let isWhole = groupCount == clusters.count && shown == perGroup
      return [
        "papers": .integer(paperCount), "choice": .text(choice.reason.sentence),
        "groups": .list(
          clusters.prefix(groupCount).enumerated().map { place, cluster in
            .object(where: [
              "group": .integer(place + 1), "label": .text(cluster.label),
              "description": .text(cluster.description), "size": .integer(cluster.papers.count),
              "cohesion": .rounded(cluster.cohesion),
              "stability": cluster.stability.map(JSONValue.rounded),
              "papers": .list(cluster.papers.prefix(shown).map { .brief($0.paper) }),
              "ids": withIDs ? .texts(cluster.papers.map(\.paper.id.description)) : nil,
            ])
          }),
        "loose": .list(loose.prefix(Self.namedCount).map(JSONValue.brief)),
        "outliers": .list(outliers.prefix(Self.namedCount).map(JSONValue.brief)),
        "duplicates": .integer(duplicates.count), "truncated": .truth(!isWhole),
        "note": .text(
          PageOfPapers.warning
            + (isWhole ? "" : " Not all that was asked for fits; ask for fewer papers a group.")),
      ]
    }
    var shown = perGroup
    var groupCount = clusters.count
    while true {
      let answer = answer(groupCount: groupCount, paperCount: shown, withIDs: withIDs)
      if answer.line.utf8.count <= PageOfPapers.mostBytes || (shown <= 1 && groupCount <= 1) {
        return answer
      }
      if shown > 1 { shown -= 1 } else { groupCount -= 1 }
    }
  }
}
