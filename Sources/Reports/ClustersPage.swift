// SPDX-License-Identifier: Apache-2.0

internal import Clustering
public import Engine
internal import Foundation
internal import Papers

/// Groups of papers as one page of HTML that needs nothing else: a map, the groups with their papers,
/// and what speaks for their number.
///
/// Everything that can be read is there without the script, which adds search, filters and the card of
/// a chosen paper. The page forbids itself to load anything. All text from papers is escaped.
public struct ClustersPage {
  private let report: ClusterReport
  private let duplicates: [DuplicatePaper]

  /// A page on groups whose papers have their details, and on papers left out as duplicates.
  public init(_ report: ClusterReport, duplicates: [DuplicatePaper] = []) {
    self.report = report
    self.duplicates = duplicates
  }

  /// A paper with the number of its group, from 0, or nil for none.
  private typealias Entry = (paper: Paper, member: ClusterMember?, group: Int?)

  private var entries: [Entry] {
    report.clusters.enumerated().flatMap { group, cluster in
      cluster.papers.map { ($0.paper, Optional($0), Optional(group)) }
    } + report.outliers.map { ($0, nil, nil) }
  }

  /// The page, ending in a line feed.
  public var html: String {
    let entries = entries
    let heading =
      "\(entries.count.of("paper")) in \(report.clusters.count.of("group"))"
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
      <title>\(heading)</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <header>
      <h1>\(heading)</h1>
      <p>\(dates(entries))\(report.choice.reason.sentence.escapedForHTML).</p>
      </header>
      \(controls)
      <main>
      <figure id="map">
      \(map)
      <figcaption>Near papers are alike; colors and outlines are groups. Choose a point to see its paper.</figcaption>
      </figure>
      <section id="card" aria-live="polite" hidden></section>
      \(groups(entries))
      \(evidence)
      \(leftOut)
      </main>
      <script>\(Self.script)</script>
      </body>
      </html>

      """
  }

  private func dates(_ entries: [Entry]) -> String {
    let dates = entries.compactMap(\.paper.date).sorted()
    guard let first = dates.first, let last = dates.last else { return "" }
    return first == last
      ? "\(first.description.escapedForHTML) · "
      : "\(first.description.escapedForHTML) to \(last.description.escapedForHTML) · "
  }

  private var controls: String {
    let options = report.clusters.enumerated().map { number, cluster in
      "<option value=\"\(number)\">\(number + 1). \(cluster.label.escapedForHTML)</option>"
    }.joined()
    return """
      <form role="search" id="controls" hidden>
      <label>Search <input type="search" id="text" placeholder="title, term or identifier"></label>
      <label>Group <select id="group"><option value="">all</option>\(options)</select></label>
      <label>Since <input type="date" id="since"></label>
      <label>Until <input type="date" id="until"></label>
      <output id="count" aria-live="polite"></output>
      </form>
      """
  }

  // MARK: the map

  private static let width = 1_000.0
  private static let height = 620.0
  private static let margin = 40.0

  private static func position(_ point: MapPoint) -> (x: Double, y: Double) {
    (margin + point.x * (width - 2 * margin), margin + point.y * (height - 2 * margin))
  }

  private var map: String {
    var outlines = ""
    var names = ""
    var points = ""
    var placed: [MapName] = []
    var number = 0
    let count = entries.count
    let radius = max(2.5, min(8, 90 / Double(max(1, count)).squareRoot()))
    for (group, cluster) in report.clusters.enumerated() {
      let places = cluster.papers.compactMap { $0.details.map { Self.position($0.place) } }
      outlines +=
        "<path class=\"outline\" style=\"\(Self.hue(group))\" data-group=\"\(group)\" "
        + "d=\"\(convexOutline(places))\"/>\n"
      if let name = MapName(Self.shortName(cluster.label), of: places, radius, avoiding: placed) {
        placed.append(name)
        names +=
          "<text class=\"name\" style=\"\(Self.hue(group))\" data-group=\"\(group)\" "
          + "x=\"\(name.x.fixed(1))\" y=\"\(name.y.fixed(1))\">"
          + "\(name.text.escapedForHTML)</text>\n"
      }
      for place in places {
        points +=
          "<circle class=\"point\" style=\"\(Self.hue(group))\" data-paper=\"\(number)\" "
          + "cx=\"\(place.x.fixed(1))\" cy=\"\(place.y.fixed(1))\" r=\"\(radius.fixed(1))\">"
          + "<title>\(cluster.papers[number - firstNumber(group)].paper.title.escapedForHTML)</title>"
          + "</circle>\n"
        number += 1
      }
    }
    return """
      <svg viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" role="img" aria-label="Map of the papers; the groups below hold the same papers as lists">
      \(outlines)\(points)\(names)</svg>
      """
  }

  private func firstNumber(_ group: Int) -> Int {
    report.clusters[..<group].reduce(0) { $0 + $1.papers.count }
  }

  /// Hues a golden angle apart, so that neighboring numbers differ.
  private static func hue(_ group: Int) -> String { "--h:\((group * 137 + 210) % 360)" }

  /// The first phrase of a label.
  private static func shortName(_ label: String) -> String {
    String(label.split(separator: ",").first ?? Substring(label)).fitted(to: 32)
  }

  // MARK: the lists

  private func groups(_ entries: [Entry]) -> String {
    var numberOfID: [PaperID: Int] = [:]
    for (number, entry) in entries.enumerated() { numberOfID[entry.paper.id] = number }
    var sections = ""
    var number = 0
    for (group, cluster) in report.clusters.enumerated() {
      let items = cluster.papers.map { member in
        defer { number += 1 }
        return item(member.paper, member, number: number, group: group, numberOfID)
      }.joined()
      let terms = cluster.terms.map(\.term.escapedForHTML).joined(separator: ", ")
      sections += """
        <section class="group" id="group-\(group)" style="\(Self.hue(group))" data-group="\(group)">
        <h2>\(group + 1). \(cluster.label.escapedForHTML)</h2>
        <p>\(terms)</p>
        <p class="small">\(cluster.papers.count.of("paper")) · cohesion \(cluster.cohesion.fixed(2))\(cluster.stability.map { " · stability \($0.fixed(2))" } ?? "")</p>
        <ol>
        \(items)</ol>
        </section>

        """
    }
    if !report.outliers.isEmpty {
      let items = report.outliers.map { paper in
        defer { number += 1 }
        return item(paper, nil, number: number, group: nil, numberOfID)
      }.joined()
      sections +=
        "<section class=\"group\"><h2>Nothing to group by</h2><ol>\n\(items)</ol></section>\n"
    }
    return sections
  }

  private func item(
    _ paper: Paper, _ member: ClusterMember?, number: Int, group: Int?,
    _ numberOfID: [PaperID: Int]
  ) -> String {
    let title = paper.title.escapedForHTML
    let link = paper.url?.webAddress.map {
      "<a href=\"\($0.escapedForHTML)\" rel=\"noreferrer\">\(title)</a>"
    }
    let related = (member?.details?.related ?? []).compactMap { numberOfID[$0] }
    let terms = (member?.details?.terms ?? []).joined(separator: ", ")
    let loose =
      member?.isLoose == true
      ? " · <span title=\"nearer to the papers of another group\">fits loosely</span>" : ""
    let second = member?.second.map { " · next best: group \($0 + 1)" } ?? ""
    let fit = member.map { " · fit \($0.fit.fixed(2))" } ?? ""
    let date = paper.date?.description ?? ""
    return """
      <li id="paper-\(number)" data-group="\(group.map(String.init) ?? "")" data-date="\(date.escapedForHTML)" data-related="\(related.map(String.init).joined(separator: " "))" data-terms="\(terms.escapedForHTML)"><span class="title">\(link ?? title)</span> <span class="small">\(paper.id.description.escapedForHTML)\(date.isEmpty ? "" : " · " + date.escapedForHTML)\(fit)\(second)\(loose)</span></li>

      """
  }

  private var leftOut: String {
    guard !duplicates.isEmpty else { return "" }
    let items = duplicates.map {
      "<li>\($0.paper.title.escapedForHTML) <span class=\"small\">"
        + "\($0.paper.id.description.escapedForHTML), as \($0.kept.id.description.escapedForHTML)"
        + "</span></li>\n"
    }.joined()
    return "<section><h2>Left out, nearly the same as another</h2><ul>\n\(items)</ul></section>"
  }

  // MARK: the number of groups

  private var evidence: String {
    let candidates = report.choice.candidates
    guard candidates.count > 1, let first = candidates.first, let last = candidates.last else {
      return ""
    }
    let most = max(candidates.map(\.silhouette).max() ?? 0, .ulpOfOne)
    func x(_ count: Int) -> Double {
      40 + 540 * Double(count - first.clusterCount)
        / Double(max(1, last.clusterCount - first.clusterCount))
    }
    func line(_ name: String, _ value: (ClusterCountChoice.Candidate) -> Double) -> String {
      let points = candidates.map { candidate in
        "\(x(candidate.clusterCount).fixed(1)),\((130 - 110 * max(0, min(1, value(candidate)))).fixed(1))"
      }.joined(separator: " ")
      return "<polyline class=\"\(name)\" points=\"\(points)\"/>\n"
    }
    let ticks = candidates.map {
      "<text x=\"\(x($0.clusterCount).fixed(1))\" y=\"150\">\($0.clusterCount)</text>"
    }.joined()
    let chosen = x(report.choice.clusterCount).fixed(1)
    let rows = candidates.map {
      "<tr><td>\($0.clusterCount)</td><td>\($0.silhouette.fixed(3))</td>"
        + "<td>\($0.stability.fixed(2))</td><td>\($0.inertia.fixed(2))</td></tr>"
    }.joined()
    return """
      <section id="evidence">
      <h2>How many groups</h2>
      <p>Silhouette (solid, of its highest value) and stability (dashed) for each number of groups; the vertical line is the number here.</p>
      <svg viewBox="0 0 620 160" role="img" aria-label="Silhouette and stability for each number of groups; the table below has the values">
      <line class="chosen" x1="\(chosen)" x2="\(chosen)" y1="12" y2="134"/>
      \(line("silhouette") { $0.silhouette / most })\(line("stability", \.stability))\(ticks)
      </svg>
      <details><summary>Values</summary><table><thead><tr><th>groups</th><th>silhouette</th><th>stability</th><th>objective</th></tr></thead><tbody>\(rows)</tbody></table></details>
      </section>
      """
  }
}
