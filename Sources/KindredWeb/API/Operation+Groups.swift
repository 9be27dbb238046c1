// SPDX-License-Identifier: Apache-2.0

internal import KindredAssistantProtocol
internal import KindredEngine
internal import KindredPapers
internal import KindredReports
internal import KindredStore

extension Operation {
  /// What papers are about, as `kindred cluster`.
  static let clusters = Operation(
    name: "clusters", path: "/v1/clusters",
    summary: "What the papers of a period or a category are about: named groups.",
    parameters: schema(
      ["groups": Schemas.count(least: 1, most: 1_000)], Schemas.filters),
    output: Schemas.object(
      [
        "k": Schemas.integer, "choice": ["type": "object"], "inertia": Schemas.number,
        "clusters": Schemas.list(
          of: Schemas.object(
            [
              "label": Schemas.text, "description": Schemas.text, "size": Schemas.integer,
              "papers": Schemas.list(of: ["type": "object"]), "representatives": Schemas.texts,
              "cohesion": Schemas.number,
            ], required: ["label", "size", "papers"])),
        "outliers": Schemas.texts, "duplicates": Schemas.list(of: ["type": "object"]),
      ], required: ["k", "choice", "clusters", "outliers", "duplicates"]),
    isLong: true
  ) { arguments, context in
    let corpus = try context.corpus(passing: arguments.papersFilter())
    return .report(
      ClustersReport(
        Engine.clusters(
          of: corpus, count: arguments.integer("groups"), options: context.options)))
  }

  /// The nearest papers of every paper, as `kindred neighbors`.
  static let neighbors = Operation(
    name: "neighbors", path: "/v1/neighbors",
    summary: "The nearest papers of every paper of a period or a category, among themselves.",
    parameters: schema(
      ["limit": Schemas.count(least: 1, most: 100, otherwise: Schemas.defaultLimit)],
      Schemas.filters, least),
    output: Schemas.list(
      of: Schemas.object(
        [
          "id": Schemas.text,
          "neighbors": Schemas.list(
            of: Schemas.object(
              ["id": Schemas.text, "similarity": Schemas.number], required: ["id", "similarity"])),
        ], required: ["id", "neighbors"])),
    formats: [.json, .jsonl, .csv], isLong: true
  ) { arguments, context in
    let corpus = try context.corpus(passing: arguments.papersFilter())
    let engine = Engine(corpus, options: context.options)
    let count = arguments.integer("limit") ?? Schemas.defaultLimit
    return .report(
      NeighborsReport(
        try arguments.least.map { try engine.neighborGraph(count: count, least: $0) }
          ?? engine.neighborGraph(count: count)))
  }
}

extension ToolContext {
  /// The papers that pass a filter, counted, where they are not too many to be compared while
  /// somebody waits.
  func corpus(passing filter: PaperFilter) throws -> Corpus {
    try checkSize(filter)
    return try papers.corpus(passing: filter, threadCount: options.threadCount)
  }
}
