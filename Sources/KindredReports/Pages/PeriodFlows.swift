// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine

/// Groups of periods as columns of bars, and what became of each as bands between them: heights are
/// papers.
struct PeriodFlows {
  private let comparison: PeriodComparison

  /// The names of the periods.
  private let names: [String]

  /// For each period the number of each group's color, which goes on with the group.
  let colors: [[Int]]

  /// For each period the places of its groups from above, such that bands cross little.
  private let orders: [[Int]]

  private static let top = 30.0
  private static let bar = (width: 14.0, least: 18.0, gap: 6.0)

  /// The height of all papers of the largest period.
  private static let papersHeight = 420.0

  /// Room for names beside the outer bars, and at least between columns of bars.
  private static let margin = 300.0
  private static let leastGap = 240.0

  /// The width of a column of text.
  private static let textWidth = 8.0

  init(_ comparison: PeriodComparison, names: [String]) {
    self.comparison = comparison
    self.names = names
    var colors = comparison.periods.map { [Int](repeating: -1, count: $0.clusters.count) }
    var orders = comparison.periods.map { Array($0.clusters.indices) }
    var next = colors.first?.count ?? 0
    if let first = colors.first { colors[0] = Array(first.indices) }
    for (period, diff) in comparison.diffs.enumerated() {
      var heights = colors[period + 1].map { _ in Double.infinity }
      for change in diff.changes {
        let places = change.old.compactMap { orders[period].firstIndex(of: $0) }.map(Double.init)
        for (rank, group) in change.new.enumerated() {
          if let old = change.old.first, rank == 0 {
            colors[period + 1][group] = colors[period][old]
          } else {
            colors[period + 1][group] = next
            next += 1
          }
          if !places.isEmpty { heights[group] = places.reduce(0, +) / Double(places.count) }
        }
      }
      orders[period + 1].sort { (heights[$0], $0) < (heights[$1], $1) }
    }
    self.colors = colors
    self.orders = orders
  }

  private typealias Bar = (top: Double, height: Double)

  private func size(_ period: Int, _ group: Int) -> Int {
    comparison.periods[period].clusters[group].papers.count
  }

  /// The bars of each period's groups, by the groups' places.
  private var bars: [[Bar]] {
    let most =
      comparison.periods.map { period in
        period.clusters.reduce(0) { $0 + $1.papers.count }
      }.max() ?? 0
    let scale = Self.papersHeight / Double(max(1, most))
    return orders.enumerated().map { period, order in
      var bars = [Bar](repeating: (0, 0), count: order.count)
      var top = Self.top
      for group in order {
        let height = max(Self.bar.least, scale * Double(size(period, group)))
        bars[group] = (top, height)
        top += height + Self.bar.gap
      }
      return bars
    }
  }

  /// From one column to the next, and of all of it.
  private var gap: Double { max(Self.leastGap, 400 / Double(max(1, names.count - 1))) }
  private var width: Double {
    2 * Self.margin + gap * Double(max(0, names.count - 1)) + Self.bar.width
  }

  private func x(_ period: Int) -> Double { Self.margin + gap * Double(period) }

  /// The columns as a picture.
  var svg: String {
    let bars = bars
    let height = bars.joined().map { $0.top + $0.height }.max() ?? Self.top
    let heads = names.enumerated().map { period, name in
      "<text class=\"value\" x=\"\((x(period) + Self.bar.width / 2).fixed(1))\" y=\"16\">\(name.fitted(to: 30).escapedForHTML)</text>\n"
    }.joined()
    let flows = comparison.diffs.indices.map { bands(after: $0, bars) }.joined()
    let groups = orders.enumerated().map { period, order in
      order.map { column(period, $0, bars[period][$0]) }.joined()
    }.joined()
    return """
      <svg class="flows"\(width > 1_100 ? " style=\"min-width:\(width.fixed(0))px\"" : "") viewBox="0 0 \(width.fixed(0)) \((height + 10).fixed(0))" role="img" aria-label="The groups of each period, and what became of them; the lists below say the same">
      \(flows)\(heads)\(groups)</svg>
      """
  }

  /// The bands of the changes after a period. Where several groups became several, each pair shares
  /// both bars by size.
  private func bands(after period: Int, _ bars: [[Bar]]) -> String {
    let (left, right) = (x(period) + Self.bar.width, x(period + 1))
    let middle = ((left + right) / 2).fixed(1)
    var bands = ""
    for change in comparison.diffs[period].changes {
      let old = change.old.map { Double(size(period, $0)) }
      let new = change.new.map { Double(size(period + 1, $0)) }
      var tops = change.new.map { bars[period + 1][$0].top }
      for before in change.old {
        var top = bars[period][before].top
        for (place, after) in change.new.enumerated() {
          let leaving = bars[period][before].height * new[place] / max(1, new.reduce(0, +))
          let share = Double(size(period, before)) / max(1, old.reduce(0, +))
          let coming = bars[period + 1][after].height * share
          let (from, to) = (top + leaving, tops[place] + coming)
          bands +=
            "<path class=\"band g\" style=\"\(PageColor(colors[period][before]).style)\" d=\""
            + "M\(left.fixed(1)) \(top.fixed(1))C\(middle) \(top.fixed(1)) \(middle) \(tops[place].fixed(1)) \(right.fixed(1)) \(tops[place].fixed(1))"
            + "V\(to.fixed(1))C\(middle) \(to.fixed(1)) \(middle) \(from.fixed(1)) \(left.fixed(1)) \(from.fixed(1))Z\"/>\n"
          top = from
          tops[place] = to
        }
      }
    }
    return bands
  }

  /// A group's bar with its size and name: on the left of the first column, else on the right.
  private func column(_ period: Int, _ group: Int, _ bar: Bar) -> String {
    let isFirst = period == 0
    let cluster = comparison.periods[period].clusters[group]
    let room = isFirst || period == names.count - 1 ? Self.margin : gap - Self.bar.width
    let label = cluster.label.fitted(to: Int((room - 16) / Self.textWidth) - 4)
    let name = isFirst ? "\(label) \(cluster.papers.count)" : "\(cluster.papers.count) \(label)"
    let place = isFirst ? x(period) - 8 : x(period) + Self.bar.width + 8
    return """
      <g class="g" style="\(PageColor(colors[period][group]).style)"><rect class="box" x="\(x(period).fixed(1))" y="\(bar.top.fixed(1))" width="\(Self.bar.width.fixed(0))" height="\(bar.height.fixed(1))"><title>\(cluster.label.escapedForHTML)</title></rect>
      <a href="#group-\(period)-\(group)"><text class="label" text-anchor="\(isFirst ? "end" : "start")" x="\(place.fixed(1))" y="\((bar.top + bar.height / 2 + 5).fixed(1))">\(name.escapedForHTML)</text></a></g>

      """
  }
}
