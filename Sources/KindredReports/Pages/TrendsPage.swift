// SPDX-License-Identifier: Apache-2.0

public import KindredEngine
internal import KindredPapers

/// Topics over time as one page of HTML that needs nothing else: a small plot for each topic, all
/// of one scale, and its papers (``PageFrame``).
public struct TrendsPage {
  private let trends: Trends
  private let title: String?

  /// The largest share of any topic in a period.
  private let largest: Double

  private static let width = 260.0
  private static let height = 96.0

  /// A page on topics over time.
  ///
  /// - Parameter title: what the page is called; nil for how many papers and topics it shows.
  public init(_ trends: Trends, title: String? = nil) {
    self.trends = trends
    self.title = title
    largest = max(trends.topics.flatMap { $0.points.map(\.share.share) }.max() ?? 0, .ulpOfOne)
  }

  /// The page, ending in a line feed.
  public var html: String {
    let count = trends.periods.reduce(0) { $0 + $1.paperCount }
    let span =
      trends.periods.first.map { first in
        "\(first.name) to \(trends.periods.last?.name ?? first.name)"
      } ?? ""
    var number = 0
    let sections = trends.topics.map { section($0, &number) }
    return PageFrame(
      title: title, heading: "\(count.of("paper")) in \(trends.topics.count.of("topic"))",
      note: "\(span.escapedForHTML), by \(trends.length.rawValue).",
      groups: trends.topics.map {
        (String($0.number - 1), "\($0.number). \($0.label.escapedForHTML)")
      },
      map: "<div class=\"multiples\">\n\(trends.topics.map(multiple).joined())</div>",
      caption:
        "The share of each \(trends.length.rawValue)'s papers that each topic has, with 95 % intervals; all plots have the same scale, up to \((100 * largest).fixed(0)) %.",
      sections: sections + [undated]
    ).html
  }

  /// A topic's plot under its name.
  private func multiple(_ topic: TopicTrend) -> String {
    let total = topic.points.reduce(0) { $0 + $1.paperCount }
    let last = topic.points.last?.share.share ?? 0
    return """
      <a class="multiple g" href="#group-\(topic.number - 1)" style="\(PageColor(topic.number - 1).style)">
      <span>\(topic.number). \(topic.label.escapedForHTML)</span>
      <svg viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" role="img" aria-label="\(total.of("paper")), \((100 * last).fixed(0)) % of the last \(trends.length.rawValue)">
      <path class="band" d="\(band(topic))"/>
      <path class="share" d="\(line(topic))"/>
      \(dots(topic))</svg>
      </a>

      """
  }

  private func x(_ place: Int) -> Double {
    let count = trends.periods.count
    return count > 1 ? 6 + (Self.width - 12) * Double(place) / Double(count - 1) : Self.width / 2
  }

  private func y(_ share: Double) -> Double {
    Self.height - 6 - (Self.height - 12) * min(1, share / largest)
  }

  /// The places of periods with papers, those that follow each other together: of others nothing is
  /// known.
  private var stretches: [[Int]] {
    trends.periods.indices.filter { trends.periods[$0].paperCount > 0 }
      .reduce(into: [[Int]]()) { stretches, place in
        if stretches.last?.last == place - 1 {
          stretches[stretches.count - 1].append(place)
        } else {
          stretches.append([place])
        }
      }
  }

  private func points(
    _ topic: TopicTrend, _ places: [Int], _ value: (ShareInterval) -> Double
  ) -> [String] {
    places.map { "\(x($0).fixed(1)),\(y(value(topic.points[$0].share)).fixed(1))" }
  }

  private func line(_ topic: TopicTrend) -> String {
    stretches.map { "M" + points(topic, $0, \.share).joined(separator: "L") }.joined()
  }

  private func band(_ topic: TopicTrend) -> String {
    stretches.map { places in
      let outline = points(topic, places, \.high) + points(topic, places, \.low).reversed()
      return "M" + outline.joined(separator: "L") + "Z"
    }.joined()
  }

  private func dots(_ topic: TopicTrend) -> String {
    stretches.joined().map { place in
      let (period, point) = (trends.periods[place], topic.points[place])
      return "<circle class=\"dot\" cx=\"\(x(place).fixed(1))\" "
        + "cy=\"\(y(point.share.share).fixed(1))\" r=\"2.5\"><title>\(period.name.escapedForHTML): "
        + "\(point.paperCount) of \(period.paperCount.of("paper"))</title></circle>\n"
    }.joined()
  }

  // MARK: the lists

  private func section(_ topic: TopicTrend, _ number: inout Int) -> String {
    var items = ""
    for (period, point) in zip(trends.periods, topic.points) {
      guard let first = point.first, let typical = point.representative else { continue }
      let count = "\(point.paperCount) of \(period.paperCount) in \(period.name.escapedForHTML)"
      let papers = first.id == typical.id ? [first] : [first, typical]
      for paper in papers {
        let role =
          papers.count == 1 ? "first and typical" : paper.id == first.id ? "first" : "typical"
        items += PageItem(
          paper: paper, number: number, group: topic.number - 1, notes: [role, count]
        ).html([:])
        number += 1
      }
    }
    let terms = [("Rising", topic.rising), ("Falling", topic.falling)].filter { !$0.1.isEmpty }
      .map {
        "<p>\($0): \($1.map(\.term).joined(separator: ", ").escapedForHTML)</p>\n"
      }.joined()
    return """
      <section class="group g" id="group-\(topic.number - 1)" style="\(PageColor(topic.number - 1).style)" data-group="\(topic.number - 1)">
      <h2>\(topic.number). \(topic.label.escapedForHTML)</h2>
      \(terms)<ol>
      \(items)</ol>
      </section>
      """
  }

  private var undated: String {
    trends.undated.isEmpty
      ? ""
      : "<p class=\"small\">\(trends.undated.count.of("paper")) without a date that tells the \(trends.length.rawValue).</p>"
  }
}
