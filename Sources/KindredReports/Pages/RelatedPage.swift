// SPDX-License-Identifier: Apache-2.0

public import KindredEngine
internal import KindredPapers

/// Papers like some given ones as one page of HTML that needs nothing else: a map, and the papers
/// with their reasons (``PageFrame``).
public struct RelatedPage {
  private let result: RelatedPapers
  private let heading: String

  /// What the page is called instead.
  private let title: String?

  /// What the papers are called that the search began with.
  private let queryHeading: String

  /// The text that it began with; empty where it began with papers.
  private let text: String

  /// For each paper found the names of those that it is like, in HTML; none where nothing tells.
  private let near: [String]
  private let numbers: [PaperID: Int]

  private let bar: ReasonBar
  private let site: PageSite?

  /// A page on an answer that has its ``KindredEngine/RelatedPapers/details``.
  ///
  /// - Parameter title: what the page is called; nil for what was asked.
  public init(_ result: RelatedPapers, title: String? = nil) {
    self.init(result, title: title, site: nil)
  }

  /// The same as a page of a server, where there is one.
  package init(_ result: RelatedPapers, title: String? = nil, site: PageSite?) {
    self.init(
      result, title: title, site: site,
      heading: "Related to \(result.query.map(\.title).joined(separator: " + ").escapedForHTML)",
      queryHeading: "Asked about")
  }

  /// A page on papers for a reader, with those of the reader's that they are like.
  ///
  /// - Parameters:
  ///   - result: an answer that has its ``KindredEngine/Recommendations/details``.
  ///   - title: what the page is called; nil for how many papers the reader likes.
  public init(_ result: Recommendations, title: String? = nil) {
    var liked: [Paper] = []
    var known: Set<PaperID> = []
    for paper in result.papers.flatMap(\.near) where known.insert(paper.id).inserted {
      liked.append(paper)
    }
    self.init(
      RelatedPapers(
        query: liked, neighbors: result.papers.map(\.found), details: result.details,
        circle: result.circle),
      title: title, heading: "For a reader of \(result.liked.count.of("paper"))",
      queryHeading: "Liked, and near",
      near: result.papers.enumerated().map { place, paper in
        let doubt = place + 1 >= result.doubtfulFrom ?? .max ? "; doubtful" : ""
        return "like "
          + paper.near.map(\.title.escapedForHTML).joined(separator: "; ") + doubt
      })
  }

  /// A page on papers about a text.
  ///
  /// - Parameters:
  ///   - result: an answer that has its ``KindredEngine/SearchResult/details``.
  ///   - title: what the page is called; nil for the text.
  public init(_ result: SearchResult, title: String? = nil) {
    self.init(
      RelatedPapers(
        query: [], neighbors: result.neighbors, details: result.details, circle: result.circle),
      title: title, heading: "About \(result.text.escapedForHTML)", text: result.text)
  }

  private init(
    _ result: RelatedPapers, title: String?, site: PageSite? = nil, heading: String,
    queryHeading: String = "",
    text: String = "", near: [String] = []
  ) {
    self.result = result
    self.title = title
    self.heading = heading
    self.queryHeading = queryHeading
    self.text = text
    self.near = near
    bar = ReasonBar(result.neighbors)
    self.site = site
    let papers =
      result.query + result.neighbors.map(\.paper) + result.avoided.map(\.paper)
    numbers = Dictionary(uniqueKeysWithValues: papers.enumerated().map { ($1.id, $0) })
  }

  /// The page, ending in a line feed.
  public var html: String {
    PageFrame(
      title: site == nil ? title : nil,
      // Its own paper stands below, so that the page need not say what it is related to.
      heading: site == nil ? heading : title?.escapedForHTML ?? heading,
      note: "\(result.neighbors.count.of("paper")), the most similar first.",
      map: map,
      caption:
        "The farther from the middle, the less similar; rings carry similarities, numbers are ranks, and papers beside each other are alike."
        + (result.avoided.isEmpty ? "" : " Squares are papers to stay away from.")
        + " Choose a point to see its paper.",
      lead: site == nil ? "" : query,
      sections: (site == nil ? [query] : []) + [
        section("Found", "ol", foundItems, color: 0),
        section("Stay away from", "ul", avoidedItems, color: 1),
      ], site: site
    ).html
  }

  private var query: String { section(queryHeading, "ul", queryItems, color: 2) }

  private func section(
    _ heading: String, _ list: String, _ items: [PageItem], color: Int
  ) -> String {
    if items.isEmpty { return "" }
    return """
      <section class="group g" style="\(PageColor(color).style)">
      <h2>\(heading)</h2>
      <\(list)>
      \(items.map { $0.html(numbers) }.joined())</\(list)>
      </section>
      """
  }

  private var queryItems: [PageItem] {
    result.query.enumerated().map { number, paper in
      PageItem(paper: paper, number: number, details: result.details[paper.id], site: site)
    }
  }

  private var foundItems: [PageItem] {
    result.neighbors.enumerated().map { place, found in
      PageItem(
        paper: found.paper, number: result.query.count + place,
        details: result.details[found.paper.id],
        notes: ["similarity \(found.similarity.fixed(3))"],
        more: bar.html(found)
          + (near.isEmpty ? "" : "<div class=\"small\">\(near[place])</div>"),
        site: site)
    }
  }

  private var avoidedItems: [PageItem] {
    result.avoided.enumerated().map { place, found in
      PageItem(
        paper: found.paper, number: result.query.count + result.neighbors.count + place,
        details: result.details[found.paper.id],
        notes: ["similarity to what was asked about \(found.similarity.fixed(3))"], site: site)
    }
  }

  private var map: String {
    func points(
      _ items: [PageItem], _ similarities: [Double], isAvoided: Bool = false,
      sign: (Int) -> String
    ) -> [RelatedMap.Point] {
      zip(items, similarities).enumerated().map { place, pair in
        RelatedMap.Point(
          number: pair.0.number, similarity: pair.1, sign: sign(place),
          title: pair.0.paper.title, hint: pair.0.hint, isAvoided: isAvoided)
      }
    }
    let around =
      points(foundItems, result.neighbors.map(\.similarity)) { String($0 + 1) }
      + points(avoidedItems, result.avoided.map(\.similarity), isAvoided: true) { _ in "×" }
    let order = result.circle.compactMap { numbers[$0] }
    let byNumber = Dictionary(uniqueKeysWithValues: around.map { ($0.number, $0) })
    return RelatedMap(
      middle: points(queryItems, queryItems.map { _ in 1 }) { _ in "★" }, text: text,
      around: order.compactMap { byNumber[$0] }
    ).svg
  }
}
