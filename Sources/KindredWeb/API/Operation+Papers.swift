// SPDX-License-Identifier: Apache-2.0

internal import KindredAssistantProtocol
internal import KindredEngine
internal import KindredPapers
internal import KindredReports
internal import KindredStore

extension Operation {
  /// Papers by name or by date, as `kindred export`.
  static let papers = Operation(
    name: "papers", path: "/v1/papers",
    summary: "Papers by date, newest first, or those that are named.",
    parameters: schema(
      [
        "papers": names("only these", most: 1_000),
        "order": [
          "type": "string", "enum": .texts(PaperOrder.allCases.map(\.rawValue)),
          "default": "newest",
        ],
      ], Schemas.filters, paging),
    output: Schemas.list(of: whole), hasBibTeX: true
  ) { arguments, context in
    let filter = try arguments.papersFilter()
    let names = arguments.texts("papers")
    if !names.isEmpty {
      let named = try context.ask { questions in try names.map { try questions.paper(named: $0) } }
        .filter(filter.passes)
      return .report(PapersReport(Array(named[arguments.page.clamped(to: named.indices)])))
    }
    let order = arguments.text("order").flatMap(PaperOrder.init) ?? .newest
    return .report(
      PapersReport(
        try context.papers.list(passing: filter, order: order, places: arguments.page).papers))
  }

  /// One paper.
  static let paper = Operation(
    name: "paper", path: "/v1/papers/{paper}",
    summary: "A paper by its identifier in any form, or part of its title.",
    parameters: schema(["paper": Schemas.name], required: ["paper"]),
    output: whole, takesBody: false, formats: [.json, .csv, .markdown], hasBibTeX: true
  ) { arguments, context in
    .report(PapersReport([try context.ask { try $0.paper(named: arguments.text("paper") ?? "") }]))
  }

  /// What there is.
  static let library = Operation(
    name: "library", path: "/v1/library",
    summary: "How many papers there are, of when, of which categories, and when some were last "
      + "added.",
    parameters: schema(), output: Tool.libraryInfo.output, takesBody: false, formats: [.json]
  ) { arguments, context in
    .value(try Tool.libraryInfo.answer(arguments, context))
  }

  /// A paper with all that is known of it.
  private static let whole = Schemas.object(
    [
      "id": Schemas.text, "version": ["type": ["integer", "null"]], "title": Schemas.text,
      "authors": Schemas.texts, "abstract": Schemas.text, "date": ["type": ["string", "null"]],
      "categories": Schemas.texts, "journal": ["type": ["string", "null"]],
      "doi": ["type": ["string", "null"]], "url": ["type": ["string", "null"]],
    ],
    required: [
      "id", "version", "title", "authors", "abstract", "date", "categories", "journal", "doi",
      "url",
    ])
}
