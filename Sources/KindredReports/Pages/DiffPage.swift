// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine
internal import KindredPapers

/// What changed from period to period as one page of HTML that needs nothing else: groups as they
/// flow from one to the next, the changes, and each period's groups with their papers
/// (``PageFrame``).
public struct DiffPage {
  private let report: DiffReport
  private let title: String?
  private let flows: PeriodFlows

  private var periods: [PaperClusters] { report.comparison.periods }

  /// A page on what a report tells.
  ///
  /// - Parameter title: what the page is called; nil for the periods that it compares.
  public init(_ report: DiffReport, title: String? = nil) {
    self.report = report
    self.title = title
    flows = PeriodFlows(
      report.comparison, names: report.comparison.periods.indices.map(report.name))
  }

  /// The page, ending in a line feed.
  public var html: String {
    let counts = periods.map {
      "\($0.papers.count.of("paper")) in \($0.clusters.count.of("group"))"
    }
    var number = 0
    return PageFrame(
      title: title,
      heading: [0, periods.count - 1].map { report.name($0).escapedForHTML }.joined(
        separator: " to "),
      note: counts.joined(separator: ", then ") + ".", map: flows.svg,
      caption:
        "Bars are groups, as high as they have papers; bands lead to what became of them, and keep their color.",
      sections: report.comparison.diffs.indices.map(changes)
        + periods.indices.map { groups($0, &number) }
    ).html
  }

  /// What changed after a period.
  private func changes(_ period: Int) -> String {
    let diff = report.comparison.diffs[period]
    let all = diff.changes.map { change in
      let color =
        change.new.first.map { flows.colors[period + 1][$0] }
        ?? change.old.first.map { flows.colors[period][$0] }
      return """
        <section class="change g" style="\(PageColor(color ?? 0).style)">
        <h3>\(names(change, period))</h3>
        <p class="small">\(report.headline(change, period).escapedForHTML)</p>
        \(trends(change.rising, change.falling))</section>
        """
    }
    return """
      <section>
      <h2>From \(report.name(period).escapedForHTML) to \(report.name(period + 1).escapedForHTML)</h2>
      \(trends(diff.rising, diff.falling))\(all.joined(separator: "\n"))
      </section>
      """
  }

  /// The groups of a change, the older ones first where they are called otherwise.
  private func names(_ change: GroupChange, _ period: Int) -> String {
    func links(_ groups: [Int], _ period: Int) -> String {
      groups.map { group in
        "<a href=\"#group-\(period)-\(group)\">"
          + "\(periods[period].clusters[group].label.escapedForHTML)</a>"
      }.joined(separator: " + ")
    }
    return [links(change.old, period), links(change.new, period + 1)]
      .filter { !$0.isEmpty }.joined(separator: " → ")
  }

  private func trends(_ rising: [ClusterTerm], _ falling: [ClusterTerm]) -> String {
    DiffReport.trends(rising, falling, DiffReport.markdownNames).map {
      "<p>\($0.escapedForHTML)</p>\n"
    }.joined()
  }

  /// The groups of a period with their papers, which are numbered on.
  private func groups(_ period: Int, _ number: inout Int) -> String {
    func list(_ papers: [Paper]) -> String {
      let items = papers.map { paper in
        number += 1
        return PageItem(paper: paper, number: number - 1).html([:])
      }
      return "<ol>\n\(items.joined())</ol>"
    }
    let clusters = periods[period].clusters.enumerated().map { group, cluster in
      """
      <section class="group g" id="group-\(period)-\(group)" style="\(PageColor(flows.colors[period][group]).style)">
      <h3>\(cluster.label.escapedForHTML)</h3>
      \(list(cluster.papers.map(\.paper)))
      </section>
      """
    }
    let outliers = periods[period].outliers
    let rest =
      outliers.isEmpty
      ? "" : "<section class=\"group\"><h3>Nothing to group by</h3>\(list(outliers))</section>\n"
    return """
      <section>
      <h2>\(report.name(period).escapedForHTML)</h2>
      \(clusters.joined(separator: "\n"))
      \(rest)\(periods[period].duplicates.list)
      </section>
      """
  }
}
