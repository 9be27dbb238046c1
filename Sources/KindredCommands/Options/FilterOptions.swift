// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import KindredPapers

/// The options for which papers count.
struct FilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only papers from this day, month or year on (2024-03-18, 2024-03, 2024), or from so long "
        + "before today on (7d, 2w, 3m, 1y).", valueName: "date"))
  var since: DateArgument?

  @Option(
    help: ArgumentHelp(
      "Only papers up to this day, month or year, written in the same ways.", valueName: "date"))
  var until: DateArgument?

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
      valueName: "path"),
    completion: .file())
  var sources: [String] = []

  /// The day that dates count back from.
  @Option(help: .hidden)
  var today: PaperDateArgument?

  func validate() throws {
    if today?.date.day == nil, today != nil { throw ValidationError("--today must be a day") }
    // As exactly as both are known: a month begins before its year ends.
    if let first = filter.since, filter.until != nil,
      !PaperFilter(until: filter.until).passes(date: first)
    {
      throw ValidationError(
        "--since \(first) is after --until \(filter.until.map(\.description) ?? "")")
    }
  }

  /// What the options say.
  var filter: PaperFilter {
    PaperFilter(
      since: since?.date(today: today?.date), until: until?.date(today: today?.date),
      categories: categories, excludedCategories: excludedCategories, sources: sources)
  }

  /// The papers that pass.
  func passing(_ papers: [Paper]) -> [Paper] {
    let filter = filter
    return filter.isOpen ? papers : papers.filter(filter.passes)
  }

  /// Throws ``NothingPasses`` where none of the papers passes.
  func check(_ papers: [Paper]) throws(NothingPasses) {
    let filter = filter
    if !filter.isOpen, !papers.contains(where: filter.passes) { throw NothingPasses(papers) }
  }
}
