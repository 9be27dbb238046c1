// SPDX-License-Identifier: Apache-2.0

public import KindredEngine
internal import KindredPapers

/// Papers like some given ones as one page of HTML that needs nothing else: a map, and the papers
/// with their reasons (``PageFrame``).
public struct RelatedPage {
  private let result: RelatedPapers
  private let heading: String

  /// What the papers are called that the search began with.
  private let queryHeading: String

  /// For each paper found the names of those that it is like, in HTML; none where nothing tells.
  private let near: [String]
  private let numbers: [PaperID: Int]

  /// Reasons that a bar shows one by one.
  private static let shownReasonCount = 5

  /// A page on an answer that has its ``KindredEngine/RelatedPapers/details``.
  public init(_ result: RelatedPapers) {
    self.init(
      result,
      heading: "Related to \(result.query.map(\.title).joined(separator: " + ").escapedForHTML)",
      queryHeading: "Asked about", near: [])
  }

  /// A page on papers for a reader, with those of the reader's that they are like.
  ///
  /// - Parameter result: an answer that has its ``KindredEngine/Recommendations/details``.
  public init(_ result: Recommendations) {
    var liked: [Paper] = []
    var known: Set<PaperID> = []
    for paper in result.papers.flatMap(\.near) where known.insert(paper.id).inserted {
      liked.append(paper)
    }
    self.init(
      RelatedPapers(
        query: liked, neighbors: result.papers.map(\.found), details: result.details),
      heading: "For a reader of \(result.liked.count.of("paper"))", queryHeading: "Liked, and near",
      near: result.papers.enumerated().map { place, paper in
        let doubt = place + 1 >= result.doubtfulFrom ?? .max ? "; doubtful" : ""
        return "like "
          + paper.near.map(\.title.escapedForHTML).joined(separator: "; ") + doubt
      })
  }

  private init(
    _ result: RelatedPapers, heading: String, queryHeading: String, near: [String]
  ) {
    self.result = result
    self.heading = heading
    self.queryHeading = queryHeading
    self.near = near
    let papers = result.query + result.neighbors.map(\.paper)
    numbers = Dictionary(uniqueKeysWithValues: papers.enumerated().map { ($1.id, $0) })
  }

  /// The page, ending in a line feed.
  public var html: String {
    PageFrame(
      heading: heading,
      note: "\(result.neighbors.count.of("paper")), the most similar first.",
      map: map,
      caption:
        "Near papers are alike; numbers are ranks, ★ is where the search began, and lines join nearest papers. Choose a point to see its paper.",
      sections: [
        """
        <section class="group" style="\(PageMap.hue(1))">
        <h2>\(queryHeading)</h2>
        <ul>
        \(queryItems.map { $0.html(numbers) }.joined())</ul>
        </section>
        """,
        """
        <section class="group" style="\(PageMap.hue(0))">
        <h2>Found</h2>
        <ol>
        \(foundItems.map { $0.html(numbers) }.joined())</ol>
        </section>
        """,
      ]
    ).html
  }

  private var queryItems: [PageItem] {
    result.query.enumerated().map { number, paper in
      PageItem(
        paper: paper, number: number, details: result.details[paper.id],
        more: Self.abstract(of: paper))
    }
  }

  private var foundItems: [PageItem] {
    result.neighbors.enumerated().map { place, found in
      PageItem(
        paper: found.paper, number: result.query.count + place,
        details: result.details[found.paper.id],
        notes: ["similarity \(found.similarity.fixed(3))"],
        more: Self.bar(found)
          + (near.isEmpty ? "" : "<div class=\"small\">\(near[place])</div>")
          + Self.abstract(of: found.paper))
    }
  }

  private var map: String {
    func points(_ items: [PageItem], label: (Int) -> String) -> [PageMap.Point] {
      items.enumerated().compactMap { place, item in
        item.details.map {
          PageMap.Point(
            place: $0.place, number: item.number, hint: item.hint, label: label(place))
        }
      }
    }
    let items = queryItems + foundItems
    return PageMap(
      groups: [
        PageMap.Group(number: 0, points: points(foundItems) { String($0 + 1) }),
        PageMap.Group(number: 1, points: points(queryItems) { _ in "★" }),
      ],
      edges: edges(items)
    ).svg
  }

  /// Each pair of papers of which one is among the other's nearest, once.
  private func edges(_ items: [PageItem]) -> [(Int, Int)] {
    var known: Set<[Int]> = []
    return items.flatMap { item in
      (item.details?.related ?? []).compactMap { numbers[$0] }.compactMap { other in
        let pair = [min(item.number, other), max(item.number, other)]
        return known.insert(pair).inserted ? (pair[0], pair[1]) : nil
      }
    }
  }

  /// The shares of the similarity as a bar and in words.
  private static func bar(_ found: FoundPaper) -> String {
    if found.similarity <= 0 { return "" }
    let shown = found.reasons.filter { $0.share > 0 }.prefix(shownReasonCount)
    func percent(_ share: Double) -> String { (100 * share / found.similarity).fixed(0) }
    let parts = shown.enumerated().map { index, reason in
      "<span style=\"--i:\(index);flex:\(percent(reason.share))\"></span>"
    }.joined()
    let rest = found.similarity - shown.reduce(0) { $0 + $1.share }
    let tail = rest > 0.005 ? "<span class=\"rest\" style=\"flex:\(percent(rest))\"></span>" : ""
    let words = shown.enumerated().map { index, reason in
      "<span class=\"reason\" style=\"--i:\(index)\">\(reason.term.escapedForHTML) "
        + "\(percent(reason.share)) %</span>"
    }
    return "<div class=\"bar\" aria-hidden=\"true\">\(parts)\(tail)</div>"
      + "<div class=\"small\">because of \(words.joined(separator: ", "))</div>"
  }

  private static func abstract(of paper: Paper) -> String {
    paper.abstract.isEmpty
      ? ""
      : "<details class=\"small\"><summary>Abstract</summary>\(paper.abstract.escapedForHTML)</details>"
  }
}
