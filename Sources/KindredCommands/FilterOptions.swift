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

/// A date on the command line: a day, a month or a year.
struct PaperDateArgument: ExpressibleByArgument {
  let date: PaperDate

  init?(argument: String) {
    guard let date = PaperDate(argument) else { return nil }
    self.date = date
  }
}

/// A date on the command line, or a time before today.
enum DateArgument: Equatable, ExpressibleByArgument {
  case date(PaperDate)
  case ago(Int, Calendar.Component)

  /// `2024-03-18`, `2024-03`, `2024`, `7d`, `2w`, `3m` or `1y`.
  init?(argument: String) {
    if let date = PaperDate(argument) {
      self = .date(date)
      return
    }
    let digits = argument.dropLast()
    // No further back than a thousand years.
    guard digits.first?.isNumber == true, let count = Int(digits) else { return nil }
    switch argument.last {
    case "d" where count <= 365_000: self = .ago(count, .day)
    case "w" where count <= 52_000: self = .ago(7 * count, .day)
    case "m" where count <= 12_000: self = .ago(count, .month)
    case "y" where count <= 1_000: self = .ago(count, .year)
    default: return nil
    }
  }

  /// The date, where today is a given day, or else what the clock says. What was a longer month's last
  /// days is a shorter one's last.
  func date(today: PaperDate?) -> PaperDate? {
    let (count, unit): (Int, Calendar.Component)
    switch self {
    case .date(let date): return date
    case .ago(let number, let component): (count, unit) = (number, component)
    }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .current
    let now =
      today.flatMap {
        calendar.date(from: DateComponents(year: $0.year, month: $0.month, day: $0.day, hour: 12))
      } ?? Date()
    guard let day = calendar.date(byAdding: unit, value: -count, to: now) else { return nil }
    let parts = calendar.dateComponents([.year, .month, .day], from: day)
    func padded(_ number: Int?, _ width: Int) -> String {
      let digits = String(number ?? 0)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return PaperDate(
      "\(padded(parts.year, 4))-\(padded(parts.month, 2))-\(padded(parts.day, 2))")
  }
}
