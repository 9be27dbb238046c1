// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine
internal import KindredPapers
internal import KindredStore

extension Tool {
  /// What changed between two periods.
  static let comparePeriods = Tool(
    name: "compare_periods", title: "Compare two periods",
    description: "What changed between two periods: groups that continue, grow, shrink, split, "
      + "merge, come and go, with rising and falling terms.",
    input: Schemas.arguments(
      [
        "old": Schemas.arguments(Schemas.dates), "new": Schemas.arguments(Schemas.dates),
        "categories": Schemas.filters["categories"] ?? .null,
      ], required: ["old", "new"]),
    output: Schemas.object(
      [
        "old_papers": Schemas.integer, "new_papers": Schemas.integer,
        "changes": Schemas.list(
          of: Schemas.object(
            [
              "change": ["enum": .texts(GroupChange.Kind.allCases.map(\.rawValue))],
              "old": Schemas.texts, "new": Schemas.texts, "rising": Schemas.texts,
              "falling": Schemas.texts, "papers": Schemas.list(of: Schemas.brief),
            ], required: ["change"])),
        "rising": Schemas.texts, "falling": Schemas.texts, "truncated": ["type": "boolean"],
        "note": Schemas.text,
      ], required: ["changes"])
  ) { arguments, context in
    let periods = try ["old", "new"].map { name in
      var filter = try ToolArguments.period(arguments.values[name] ?? .null)
      filter.categories = arguments.texts("categories")
      do {
        try context.checkSize(filter)
      } catch EngineError.nothingPasses {
        throw ToolError(description: "no paper is of the dates and categories of \(name)")
      }
      return try context.papers.corpus(
        passing: filter, threadCount: context.options.threadCount)
    }
    let comparison = PeriodComparison(periods, options: context.options, observe: context.observe)
    return comparison.answer(paperCounts: periods.map(\.papers.count))
  }
}

extension PeriodComparison {
  /// Papers that stand for a change.
  private static let representativeCount = 2

  /// The changes, or as many as an assistant can take in.
  fileprivate func answer(paperCounts: [Int]) -> JSONValue {
    let diff = diffs[0]
    let changes = diff.changes.map { change -> JSONValue in
      let newest = change.new.map { self.periods[1].clusters[$0] }
      let oldest = change.old.map { self.periods[0].clusters[$0] }
      let papers = (newest.isEmpty ? oldest : newest).flatMap {
        $0.papers.prefix(Self.representativeCount).map(\.paper)
      }
      return [
        "change": .text(change.kind.rawValue),
        "old": .texts(oldest.map { "\($0.label) (\($0.papers.count))" }),
        "new": .texts(newest.map { "\($0.label) (\($0.papers.count))" }),
        "rising": .texts(change.rising.map(\.term)), "falling": .texts(change.falling.map(\.term)),
        "papers": .list(papers.map(JSONValue.brief)),
      ]
    }
    func answer(_ count: Int) -> JSONValue {
      [
        "old_papers": .integer(paperCounts[0]), "new_papers": .integer(paperCounts[1]),
        "changes": .list(Array(changes.prefix(count))),
        "rising": .texts(diff.rising.map(\.term)), "falling": .texts(diff.falling.map(\.term)),
        "truncated": .truth(count < changes.count),
        "note": .text(
          PageOfPapers.warning
            + (count < changes.count
              ? " Not all changes fit; ask for shorter periods or fewer categories." : "")),
      ]
    }
    var count = changes.count
    while count > 1, answer(count).line.utf8.count > PageOfPapers.mostBytes { count -= 1 }
    return answer(count)
  }
}
