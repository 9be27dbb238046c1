// SPDX-License-Identifier: Apache-2.0

public import KindredEngine
internal import KindredPapers

/// Topics over time.
public struct TrendsReport: ReportLayout {
  /// A topic in one period: a row of what `csv` and `jsonl` write.
  package struct Row: Encodable {
    let topic: String
    let period: String
    let papers: Int
    let share: Double
    let low: Double
    let high: Double
  }

  /// As the contract has it.
  package struct Document: Encodable {
    struct Period: Encodable {
      let period: String
      let papers: Int
    }

    struct Point: Encodable {
      let period: String
      let papers: Int
      let share: Double
      let low: Double
      let high: Double
      let first: Nullable<String>
      let representative: Nullable<String>
    }

    struct Topic: Encodable {
      let topic: String
      let number: Int
      let periods: [Point]
      let rising: [TermDocument]
      let falling: [TermDocument]
    }

    let by: String
    let periods: [Period]
    let topics: [Topic]
    let undated: [String]
  }

  private let trends: Trends

  /// A report on topics over time.
  public init(_ trends: Trends) {
    self.trends = trends
  }

  /// Periods, and for each topic a point in each.
  package var document: Document {
    Document(
      by: trends.length.rawValue,
      periods: trends.periods.map { Document.Period(period: $0.name, papers: $0.paperCount) },
      topics: trends.topics.map { topic in
        Document.Topic(
          topic: topic.label, number: topic.number,
          periods: zip(trends.periods, topic.points).map { period, point in
            Document.Point(
              period: period.name, papers: point.paperCount, share: point.share.share.rounded6,
              low: point.share.low.rounded6, high: point.share.high.rounded6,
              first: Nullable(point.first?.id.description),
              representative: Nullable(point.representative?.id.description))
          },
          rising: topic.rising.map(TermDocument.init),
          falling: topic.falling.map(TermDocument.init))
      },
      undated: trends.undated.map(\.id.description))
  }

  /// A line a topic and period.
  package var lines: [Row] {
    trends.topics.flatMap { topic in
      zip(trends.periods, topic.points).map { period, point in
        Row(
          topic: topic.label, period: period.name, papers: point.paperCount,
          share: point.share.share.rounded6, low: point.share.low.rounded6,
          high: point.share.high.rounded6)
      }
    }
  }

  /// A row a topic and period.
  package var table: Table {
    Table(
      [
        .prose("topic"), .text("period"), .number("papers"), .number("share"), .number("low"),
        .number("high"),
      ],
      rows: lines.map {
        [
          $0.topic, $0.period, String($0.papers), String($0.share), String($0.low),
          String($0.high),
        ]
      })
  }

  /// Columns of a plot.
  private static let plotWidth = 24

  /// A line for each topic with its shares as columns, then what rises and falls in it, and the
  /// papers that stand for it in its last periods.
  package func text(width: Int) -> String {
    var text = heading.fitted(to: width) + "\n\n"
    let rows = trends.topics.map { topic in
      let shares = topic.points.map(\.share.share)
      let last = topic.points.last?.share ?? ShareInterval(0, of: 0)
      return [
        "\(topic.number).", String(topic.points.reduce(0) { $0 + $1.paperCount }),
        TerminalPlot.columns(shares, of: shares.max() ?? 0, width: Self.plotWidth),
        "\(Self.percent(last.share)) (\(Self.percent(last.low))–\(Self.percent(last.high)))",
        topic.label,
      ]
    }
    text += Table(
      [.number(""), .number("papers"), .text("shares"), .text("last period"), .prose("")],
      rows: rows
    ).text(width: width)
    for topic in trends.topics {
      text += "\n" + "\(topic.number). \(topic.label)".fitted(to: width) + "\n"
      for (name, terms) in [("rising", topic.rising), ("falling", topic.falling)]
      where !terms.isEmpty {
        text +=
          "   " + "\(name) \(terms.map(\.term).joined(separator: ", "))".fitted(to: width - 3)
          + "\n"
      }
      for (period, point) in zip(trends.periods, topic.points).suffix(Self.shownPeriodCount) {
        for line in Self.papers(of: point) {
          text += "   " + "\(period.name)  \(line)".fitted(to: width - 3) + "\n"
        }
      }
    }
    if !trends.undated.isEmpty {
      text +=
        "\n"
        + "\(trends.undated.count.of("paper")) without a date that tells the period"
        .fitted(to: width) + "\n"
    }
    return text
  }

  /// Periods of a topic whose papers are told.
  private static let shownPeriodCount = 6

  /// The first and the representative paper of a topic in a period, a line each, or one that is
  /// both.
  private static func papers(of point: TopicTrend.Point) -> [String] {
    guard let first = point.first, let typical = point.representative else { return [] }
    func line(_ kind: String, _ paper: Paper) -> String { "\(kind)  \(paper.id)  \(paper.title)" }
    return first.id == typical.id
      ? [line("both   ", first)] : [line("first  ", first), line("typical", typical)]
  }

  private static func percent(_ share: Double) -> String { "\((100 * share).fixed(0)) %" }

  private var heading: String {
    let count = trends.periods.reduce(0) { $0 + $1.paperCount }
    return "\(count.of("paper")) in \(trends.topics.count.of("topic")) over "
      + "\(trends.periods.count.of(trends.length.rawValue))"
  }
}
