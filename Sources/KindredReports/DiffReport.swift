// SPDX-License-Identifier: Apache-2.0

public import KindredEngine
internal import KindredPapers

/// What changed from one period to the next.
public struct DiffReport: ReportLayout {
  /// As the contract has it; groups are numbered from 1 within their period.
  package struct Document: Encodable {
    struct Group: Encodable {
      struct Member: Encodable {
        let id: String
        let title: String
      }

      let label: String
      let description: String
      let size: Int
      let papers: [Member]
    }

    struct Period: Encodable {
      let source: String
      let papers: Int
      let dates: Nullable<DatesDocument>
      let clusters: [Group]
      let outliers: [String]
      let duplicates: [DuplicateDocument]
    }

    struct Change: Encodable {
      let change: String
      let similarity: Nullable<Double>
      let old: [Int]
      let new: [Int]
      let rising: [TermDocument]
      let falling: [TermDocument]
    }

    struct Diff: Encodable {
      let old: Int
      let new: Int
      let changes: [Change]
      let rising: [TermDocument]
      let falling: [TermDocument]
    }

    let periods: [Period]
    let diffs: [Diff]
  }

  let comparison: PeriodComparison
  private let sources: [String]

  /// A report on periods, which were read from somewhere.
  ///
  /// - Precondition: there is a source for each period.
  public init(_ comparison: PeriodComparison, sources: [String]) {
    precondition(
      comparison.periods.count == sources.count,
      "\(sources.count) sources for \(comparison.periods.count) periods")
    self.comparison = comparison
    self.sources = sources
  }

  /// The groups of each period, and what became of them.
  package var document: Document {
    Document(
      periods: comparison.periods.enumerated().map { index, period in
        Document.Period(
          source: sources[index], papers: period.papers.count,
          dates: Nullable(period.papers.dates.map(DatesDocument.init)),
          clusters: period.clusters.map { cluster in
            Document.Group(
              label: cluster.label, description: cluster.description, size: cluster.papers.count,
              papers: cluster.papers.map {
                Document.Group.Member(id: $0.paper.id.description, title: $0.paper.title)
              })
          },
          outliers: period.outliers.map(\.id.description),
          duplicates: period.duplicates.map(DuplicateDocument.init))
      },
      diffs: comparison.diffs.enumerated().map { index, diff in
        Document.Diff(
          old: index + 1, new: index + 2,
          changes: diff.changes.map { change in
            Document.Change(
              change: change.kind.rawValue, similarity: Nullable(change.similarity?.rounded6),
              old: change.old.map { $0 + 1 }, new: change.new.map { $0 + 1 },
              rising: change.rising.map(TermDocument.init),
              falling: change.falling.map(TermDocument.init))
          },
          rising: diff.rising.map(TermDocument.init),
          falling: diff.falling.map(TermDocument.init))
      })
  }

  /// A row for each group of each change.
  package var table: Table {
    var rows: [[String]] = []
    for (index, diff) in comparison.diffs.enumerated() {
      for (number, change) in diff.changes.enumerated() {
        for side in sides(of: change, index) {
          let papers = side.cluster.papers
          rows.append([
            "\(index + 1)-\(index + 2)", String(number + 1), change.kind.rawValue,
            String(side.period + 1), String(side.group + 1), side.cluster.label,
            String(papers.count),
            papers.map(\.paper.id.description).joined(separator: " "),
          ])
        }
      }
    }
    return Table(
      [
        .text("periods"), .number("change"), .text("kind"), .number("period"), .number("group"),
        .prose("label"), .number("papers"), .text("ids"),
      ], rows: rows)
  }

  private typealias Side = (period: Int, group: Int, cluster: PaperCluster)

  /// The groups of a change, older ones first.
  private func sides(of change: GroupChange, _ diff: Int) -> [Side] {
    let old = change.old.map { (diff, $0, comparison.periods[diff].clusters[$0]) }
    let new = change.new.map { (diff + 1, $0, comparison.periods[diff + 1].clusters[$0]) }
    return old + new
  }

  /// "2031-06-02 – 2031-06-08", or the source where papers have no date.
  func name(_ period: Int) -> String {
    comparison.periods[period].papers.dates?.text(" – ")
      ?? sources[period].replacing("\n", with: "\\n")
  }

  /// "continued, 7 → 8 papers, similarity 0.64".
  func headline(_ change: GroupChange, _ diff: Int) -> String {
    func size(_ groups: [Int], _ period: Int) -> Int {
      groups.reduce(0) { $0 + comparison.periods[period].clusters[$1].papers.count }
    }
    let (before, after) = (size(change.old, diff), size(change.new, diff + 1))
    let papers =
      change.old.isEmpty
      ? after.of("paper")
      : change.new.isEmpty ? before.of("paper") : "\(before) → \(after.of("paper"))"
    return "\(change.kind.rawValue), \(papers)"
      + (change.similarity.map { ", similarity \($0.fixed(2))" } ?? "")
  }

  /// What rises and what falls, a text each, where anything does.
  static func trends(
    _ rising: [ClusterTerm], _ falling: [ClusterTerm], _ names: (rising: String, falling: String)
  ) -> [String] {
    [(names.rising, rising), (names.falling, falling)].filter { !$0.1.isEmpty }.map {
      "\($0) " + $1.map(\.term).joined(separator: ", ")
    }
  }

  private static let textNames = (rising: "rising", falling: "falling")
  static let markdownNames = (rising: "Rising:", falling: "Falling:")

  /// For each pair of periods the terms that rise and fall, then the changes with their groups and
  /// the papers of the newer ones (of those that are gone, the older ones).
  package func text(width: Int) -> String {
    var text = ""
    func line(_ indent: Int, _ words: String) {
      text +=
        String(repeating: " ", count: indent) + words.fitted(to: max(8, width - indent)) + "\n"
    }
    for (index, period) in comparison.periods.enumerated() {
      line(
        0,
        "\(index + 1). \(name(index)): \(period.papers.count.of("paper")) in "
          + period.clusters.count.of("group"))
      for paper in period.outliers { line(3, "nothing to group by: \(paper.id)  \(paper.title)") }
      for duplicate in period.duplicates {
        line(
          3, "left out: \(duplicate.paper.id) as \(duplicate.kept.id)  \(duplicate.paper.title)")
      }
    }
    for (index, diff) in comparison.diffs.enumerated() {
      text += "\n"
      line(0, "from \(name(index)) to \(name(index + 1))")
      for words in Self.trends(diff.rising, diff.falling, Self.textNames) { line(3, words) }
      for change in diff.changes {
        text += "\n"
        line(0, headline(change, index))
        for side in sides(of: change, index) {
          let number = side.cluster.topic ?? side.group + 1
          line(3, "\(side.period == index ? "-" : "+") \(number). \(side.cluster.label)")
        }
        for words in Self.trends(change.rising, change.falling, Self.textNames) { line(5, words) }
        for paper in shownPapers(change, index) { line(5, "\(paper.id)  \(paper.title)") }
      }
    }
    return text
  }

  /// The newer groups of a change, or the older ones of one that is gone.
  private func shownGroups(_ change: GroupChange, _ diff: Int) -> [PaperCluster] {
    sides(of: change, diff)
      .filter { change.new.isEmpty || $0.period == diff + 1 }.map(\.cluster)
  }

  private func shownPapers(_ change: GroupChange, _ diff: Int) -> [Paper] {
    shownGroups(change, diff).flatMap { $0.papers.map(\.paper) }
  }

  /// The text with headings and links.
  package var markdown: String {
    var text = ""
    for (index, period) in comparison.periods.enumerated() {
      let leftOut =
        period.outliers.map { "nothing to group by: \($0.markdownLink)" }
        + period.duplicates.map {
          "left out: \($0.paper.markdownLink), as \($0.kept.id.description.escapedForMarkdown)"
        }
      if !leftOut.isEmpty {
        text += "# Not compared of \(name(index).escapedForMarkdown)\n\n"
        text += leftOut.map { "- \($0)\n" }.joined() + "\n"
      }
    }
    for (index, diff) in comparison.diffs.enumerated() {
      text +=
        "# From \(name(index).escapedForMarkdown) to \(name(index + 1).escapedForMarkdown)\n\n"
      for words in Self.trends(diff.rising, diff.falling, Self.markdownNames) {
        text += "\(words.escapedForMarkdown)\n\n"
      }
      for change in diff.changes {
        let labels = shownGroups(change, index).map(\.label.escapedForMarkdown)
          .joined(separator: " + ")
        text += "## \(labels)\n\n\(headline(change, index).escapedForMarkdown)"
        let before = change.old.map {
          comparison.periods[index].clusters[$0].label.escapedForMarkdown
        }
        if !before.isEmpty, !change.new.isEmpty {
          text += "; before: \(before.joined(separator: " + "))"
        }
        text += "\n\n"
        for words in Self.trends(change.rising, change.falling, Self.markdownNames) {
          text += "\(words.escapedForMarkdown)\n\n"
        }
        for paper in shownPapers(change, index) { text += "- \(paper.markdownLink)\n" }
        text += "\n"
      }
    }
    return text
  }
}

extension PaperClusters {
  /// All papers, those of groups first.
  var papers: [Paper] { clusters.flatMap { $0.papers.map(\.paper) } + outliers }
}

extension Paper {
  /// The title as a link, or with the identifier where there is no address to link to.
  fileprivate var markdownLink: String {
    let title = title.escapedForMarkdown
    guard let url = url?.webAddress,
      url.utf8.allSatisfy({ $0 != 0x28 && $0 != 0x29 && $0 != 0x3C && $0 != 0x3E })
    else { return "\(title), \(id.description.escapedForMarkdown)" }
    return "[\(title)](\(url))"
  }
}
