// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering
public import KindredEngine
internal import KindredPapers

/// Groups of papers as one page of HTML that needs nothing else: a map, the groups with their
/// papers, and what speaks for their number (``PageFrame``).
public struct ClustersPage {
  private let report: PaperClusters
  private let title: String?
  private let site: PageSite?
  private let items: [PageItem]
  private let numbers: [PaperID: Int]

  /// A page on groups that have their ``KindredEngine/PaperClusters/map``.
  ///
  /// - Parameter title: what the page is called; nil for how many papers and groups it shows.
  public init(_ report: PaperClusters, title: String? = nil) {
    self.init(report, title: title, site: nil)
  }

  /// The same as a page of a server, where there is one.
  package init(_ report: PaperClusters, title: String? = nil, site: PageSite?) {
    self.report = report
    self.site = site
    self.title = title
    let members = report.clusters.enumerated().flatMap { group, cluster in
      cluster.papers.map { (paper: $0.paper, member: Optional($0), group: Optional(group)) }
    }
    items = (members + report.outliers.map { ($0, nil, nil) }).enumerated().map { number, entry in
      let place = report.map?.places[entry.paper.id]
      return PageItem(
        paper: entry.paper, number: number,
        group: entry.group.map { report.number(ofGroup: $0) - 1 }, details: place?.details,
        isNearestTrue: place?.isNearestTrue ?? true,
        notes: entry.member.map { Self.notes($0, report) } ?? [], site: site)
    }
    numbers = Dictionary(uniqueKeysWithValues: items.map { ($0.paper.id, $0.number) })
  }

  private static func notes(_ member: ClusterMember, _ report: PaperClusters) -> [String] {
    [
      "fit \(member.fit.fixed(2))",
      member.second.map { "next best: group \(report.number(ofGroup: $0))" },
      member.isStray
        ? "<span title=\"far from all papers here\">fits nowhere</span>"
        : member.isLoose
          ? "<span title=\"nearer to the papers of another group\">fits loosely</span>" : nil,
    ].compactMap { $0 }
  }

  /// The page, ending in a line feed.
  public var html: String {
    PageFrame(
      title: title, heading: counts, note: "\(dates)\(report.sentence.escapedForHTML).",
      groups: report.clusters.enumerated().map { number, cluster in
        (String(mark(number)), "\(mark(number) + 1). \(cluster.label.escapedForHTML)")
      },
      map: isLarge ? canvas : map, caption: caption,
      sections: (isLarge ? ["<section id=\"found\" hidden></section>"] : [])
        + sections + [evidence, "<section>\(report.duplicates.list)</section>"],
      script: isLarge ? PageAssets.canvasScript : PageAssets.script, site: site
    ).html
  }

  /// Whether there are too many papers for a page to hold an element for each.
  private var isLarge: Bool { items.count >= CanvasMap.leastPapers }

  /// How many papers and groups there are.
  private var counts: String {
    "\(items.count.of("paper")) in \(report.clusters.count.of("group"))"
  }

  private var caption: String {
    let trust = report.map.map { " Of this map: \($0.sentence)." } ?? ""
    let marks = isLarge ? "colors" : "shapes, numbers and areas"
    return "Near papers are alike; \(marks) are groups. Choose a point to see its paper.\(trust)"
  }

  private var dates: String {
    items.map(\.paper).dates.map { $0.text(" to ").escapedForHTML + " · " } ?? ""
  }

  /// What tells a group from others on the page, and gives it its color: the place of its topic, so
  /// that both last, or its own.
  private func mark(_ group: Int) -> Int { report.number(ofGroup: group) - 1 }

  private func items(of group: Int?) -> [PageItem] { items.filter { $0.group == group } }

  /// The map of many papers.
  private var canvas: String {
    let groups = report.clusters.enumerated().map { group, cluster in
      CanvasMap.Group(
        number: mark(group), name: Self.shortName(cluster.label),
        papers: cluster.papers.map { ($0.paper, report.map?.places[$0.paper.id]?.point) })
    }
    return CanvasMap(groups: groups, rest: report.outliers).html
  }

  private var map: String {
    PageMap(
      groups: report.clusters.indices.map { group in
        PageMap.Group(
          number: mark(group),
          points: items(of: mark(group)).compactMap { item in
            report.map?.places[item.paper.id].map {
              PageMap.Point(place: $0.point, number: item.number, hint: item.hint)
            }
          },
          name: Self.shortName(report.clusters[group].label))
      }
    ).svg
  }

  /// The first phrase of a label.
  private static func shortName(_ label: String) -> String {
    String(label.split(separator: ",").first ?? Substring(label)).fitted(to: 32)
  }

  // MARK: the lists

  private var sections: [String] {
    let groups = report.clusters.enumerated().map { group, cluster in
      """
      <section class="group g" id="group-\(mark(group))" style="\(PageColor(mark(group)).style)" data-group="\(mark(group))">
      <h2>\(mark(group) + 1). \(cluster.label.escapedForHTML)</h2>
      \(alsoAbout(cluster))
      <p class="small">\(cluster.figures(" · "))</p>
      \(isLarge ? examples(cluster) : list(items(of: mark(group))))
      </section>
      """
    }
    if report.outliers.isEmpty || isLarge { return groups }
    return groups + [
      "<section class=\"group\"><h2>Nothing to group by</h2>\(list(items(of: nil)))</section>"
    ]
  }

  /// What a group is about beside what its name says.
  private func alsoAbout(_ cluster: PaperCluster) -> String {
    let said = Set(cluster.label.split(separator: ", ").map(String.init))
    let more = cluster.terms.map(\.term).filter { !said.contains($0) }
    return more.isEmpty ? "" : "<p>Also \(more.joined(separator: ", ").escapedForHTML).</p>"
  }

  /// The papers that stand for a group; of many papers the map has all.
  private func examples(_ cluster: PaperCluster) -> String {
    let shown = Set(cluster.representatives)
    let items = cluster.papers.filter { shown.contains($0.paper.id) }.map {
      PageItem(paper: $0.paper, number: 0, site: site)
    }
    return "<ul>\n"
      + items.map { "<li>\($0.title) <span class=\"small\">\($0.small)</span></li>\n" }.joined()
      + "</ul>"
  }

  private func list(_ items: [PageItem]) -> String {
    "<ol>\n\(items.map { $0.html(numbers) }.joined())</ol>"
  }

  // MARK: the number of groups

  private var evidence: String {
    let candidates = report.choice.candidates
    guard candidates.count > 1, let first = candidates.first, let last = candidates.last else {
      return ""
    }
    func x(_ count: Int) -> Double {
      40 + 540 * Double(count - first.clusterCount)
        / Double(max(1, last.clusterCount - first.clusterCount))
    }
    func line(_ name: String, _ value: (ClusterCountChoice.Candidate) -> Double) -> String {
      let most = max(candidates.map(value).max() ?? 0, .ulpOfOne)
      let points = candidates.map { candidate in
        let height = 110 * max(0, value(candidate) / most)
        return "\(x(candidate.clusterCount).fixed(1)),\((130 - height).fixed(1))"
      }.joined(separator: " ")
      return "<polyline class=\"\(name)\" points=\"\(points)\"/>\n"
    }
    let ticks = candidates.map {
      "<text x=\"\(x($0.clusterCount).fixed(1))\" y=\"150\">\($0.clusterCount)</text>"
    }.joined()
    let chosen = x(report.choice.clusterCount).fixed(1)
    let rows = candidates.map {
      "<tr><td>\($0.clusterCount)</td><td>\($0.silhouette.fixed(3))</td>"
        + "<td>\($0.modularity.fixed(3))</td><td>\($0.inertia.fixed(2))</td></tr>"
    }.joined()
    return """
      <section id="evidence">
      <h2>How many groups</h2>
      <p>Silhouette (solid) and modularity (dashed), each of its highest value, for each number of groups; the vertical line is the number here.</p>
      <svg viewBox="0 0 620 160" role="img" aria-label="Silhouette and modularity for each number of groups; the table below has the values">
      <line class="chosen" x1="\(chosen)" x2="\(chosen)" y1="12" y2="134"/>
      \(line("silhouette", \.silhouette))\(line("modularity", \.modularity))\(ticks)
      </svg>
      <details><summary>Values</summary><table><thead><tr><th>groups</th><th>silhouette</th><th>modularity</th><th>objective</th></tr></thead><tbody>\(rows)</tbody></table></details>
      </section>
      """
  }
}
