// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import Papers

extension PaperDate: ExpressibleByArgument {
  /// A day, a month or a year.
  public init?(argument: String) { self.init(argument) }
}

/// The options for which papers count.
struct FilterOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only papers from this day, month or year on.", valueName: "date"))
  var since: PaperDate?

  @Option(help: ArgumentHelp("Only papers up to this day, month or year.", valueName: "date"))
  var until: PaperDate?

  @Option(
    name: .customLong("category"),
    help: ArgumentHelp(
      "Only papers of this category, or one below it (repeatable; one is enough).",
      valueName: "name"))
  var categories: [String] = []

  @Option(
    name: .customLong("not-category"),
    help: ArgumentHelp(
      "No papers of this category, or one below it (repeatable).", valueName: "name"))
  var excludedCategories: [String] = []

  @Option(
    name: .customLong("source"),
    help: ArgumentHelp(
      "Only papers from this file or folder, or the end of its path (repeatable).",
      valueName: "path"))
  var sources: [String] = []

  var filter: PaperFilter {
    PaperFilter(
      since: since, until: until, categories: categories, excludedCategories: excludedCategories,
      sources: sources)
  }
}
