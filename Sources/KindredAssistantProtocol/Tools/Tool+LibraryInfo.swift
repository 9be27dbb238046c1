// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine
internal import KindredPapers
internal import KindredStore

extension Tool {
  /// Categories that are named.
  private static let namedCategories = 30

  /// What there is.
  package static let libraryInfo = Tool(
    name: "library_info", title: "About the library",
    description: "How many papers there are, of when, of which categories, and when some were last "
      + "added.",
    input: Schemas.arguments([:]),
    output: Schemas.object(
      [
        "papers": Schemas.integer, "first": ["type": ["string", "null"]],
        "last": ["type": ["string", "null"]],
        "categories": Schemas.list(
          of: Schemas.object(
            ["name": Schemas.text, "papers": Schemas.integer], required: ["name", "papers"])),
        "category_count": Schemas.integer, "changed": ["type": ["string", "null"]],
        "version": Schemas.text,
      ], required: ["papers"])
  ) { _, context in
    let overview = try context.papers.overview()
    let categories = overview.categories.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return [
      "papers": .integer(try context.papers.paperCount(passing: PaperFilter())),
      "first": (overview.dates?.lowerBound.description).map(JSONValue.text) ?? .null,
      "last": (overview.dates?.upperBound.description).map(JSONValue.text) ?? .null,
      "categories": .list(
        categories.prefix(namedCategories).map {
          ["name": .text($0.key), "papers": .integer($0.value)]
        }),
      "category_count": .integer(categories.count),
      "changed": try context.papers.lastChange().map(JSONValue.text) ?? .null,
      "version": .text(context.version),
    ]
  }
}
