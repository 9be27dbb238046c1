// SPDX-License-Identifier: Apache-2.0

public import KindredEngine
internal import KindredPapers

/// Papers as the HTML of a mail: tables and inline styles, which mail programs keep, no script, no
/// picture, nothing to load.
public struct MailPage {
  private let heading: String
  private let note: String
  private let sections: [Section]

  /// Papers under a heading; all texts are HTML.
  private struct Section {
    let heading: String
    let note: String
    let color: PageColor
    let items: [PageItem]
  }

  /// Bytes from which on mail programs cut a mail off.
  package static let mostBytes = 100_000

  /// A mail of groups of papers.
  ///
  /// - Parameter title: what it is called; nil for how many papers and groups it shows.
  public init(_ report: PaperClusters, title: String? = nil) {
    let groups = report.clusters.enumerated().map { group, cluster in
      let number = report.number(ofGroup: group)
      return Section(
        heading: "\(number). \(cluster.label.escapedForHTML)",
        note: cluster.papers.count.of("paper"),
        color: PageColor(number - 1),
        items: cluster.papers.map { PageItem(paper: $0.paper, number: 0) })
    }
    let rest = Section(
      heading: "Nothing to group by", note: "", color: PageColor(report.clusters.count),
      items: report.outliers.map { PageItem(paper: $0, number: 0) })
    let papers = report.clusters.flatMap(\.papers).map(\.paper) + report.outliers
    self.init(
      title, counts: "\(papers.count.of("paper")) in \(report.clusters.count.of("group"))",
      note: papers.dates.map { $0.text(" to ").escapedForHTML } ?? "",
      report.outliers.isEmpty ? groups : groups + [rest])
  }

  /// A mail of papers for a reader.
  ///
  /// - Parameter title: what it is called; nil for how many papers the reader likes.
  public init(_ result: Recommendations, title: String? = nil) {
    let items = result.papers.enumerated().map { place, paper in
      let near = paper.near.map(\.title.escapedForHTML).joined(separator: "; ")
      return PageItem(
        paper: paper.found.paper, number: 0,
        notes: ["similarity \(paper.found.similarity.fixed(3))"]
          + (near.isEmpty ? [] : ["like \(near)"])
          + (place + 1 >= result.doubtfulFrom ?? .max ? ["doubtful"] : []))
    }
    self.init(
      title, counts: "For a reader of \(result.liked.count.of("paper"))", note: "",
      [
        Section(
          heading: items.count.of("paper"), note: "the most similar first", color: PageColor(0),
          items: items)
      ])
  }

  private init(_ title: String?, counts: String, note: String, _ sections: [Section]) {
    heading = title?.escapedForHTML ?? counts
    self.note = [title == nil ? "" : counts, note].filter { !$0.isEmpty }.joined(separator: " · ")
    self.sections = sections
  }

  private static let small = "color:#5b6570;font-size:13px"

  /// The mail, ending in a line feed.
  public var html: String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(heading)</title>
    </head>
    <body style="margin:0;padding:16px;background:#ffffff;color:#1d2228;font-family:Helvetica,Arial,sans-serif;font-size:16px;line-height:1.45">
    <table role="presentation" align="center" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:680px;margin:0 auto">
    <tr><td style="padding:0 0 16px"><h1 style="margin:0;font-size:24px;line-height:1.25">\(heading)</h1><span style="\(Self.small)">\(note)</span></td></tr>
    \(sections.map(Self.row).joined())</table>
    </body>
    </html>

    """
  }

  private static func row(_ section: Section) -> String {
    """
    <tr><td style="padding:2px 0 2px 12px;border-left:6px solid \(section.color.light)"><h2 style="margin:0;font-size:18px">\(section.heading)</h2><span style="\(small)">\(section.note)</span>
    \(section.items.map(item).joined())</td></tr>
    <tr><td height="20" style="font-size:0;line-height:0">&nbsp;</td></tr>

    """
  }

  private static func item(_ item: PageItem) -> String {
    let abstract = item.paper.abstract.firstSentence.first.escapedForHTML
    return """
      <p style="margin:10px 0">\(item.title)<br><span style="\(small)">\(item.small)\(abstract.isEmpty ? "" : "<br>\(abstract)")</span></p>

      """
  }
}
