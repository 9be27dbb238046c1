// SPDX-License-Identifier: Apache-2.0

internal import KindredStore

extension Tool {
  /// Papers by date.
  static let listPapers = Tool(
    name: "list_papers", title: "List papers",
    description: "Papers by date, newest first, without a query.",
    input: Schemas.arguments(
      [
        "order": [
          "type": "string", "enum": .texts(PaperOrder.allCases.map(\.rawValue)),
          "default": "newest",
          "description": "by date, or what was last added to the library first",
        ]
      ].merging(Schemas.filters) { $1 }.merging(Schemas.paging) { $1 }),
    output: Schemas.page()
  ) { arguments, context in
    let (papers, total) = try context.papers.list(
      passing: arguments.filter(),
      order: arguments.text("order").flatMap(PaperOrder.init) ?? .newest, places: arguments.page)
    return PageOfPapers(
      papers: papers.map { .paper($0, arguments.detail) }, first: arguments.page.lowerBound,
      total: total
    ).answer
  }
}
