// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredClustering
internal import KindredPapers

/// Many papers as points that the page's script draws, from one compact block of text.
///
/// A paper is a line of fields between tabs: title, identifier, date, link, and six characters for
/// where it is. A link is a digit for an address that ends with the identifier, after one of the
/// beginnings that come first, or the address itself.
struct CanvasMap {
  /// Papers of one color.
  struct Group {
    /// Its number, from 0 on.
    let number: Int
    let name: String
    let papers: [(paper: Paper, place: MapPoint?)]
  }

  let groups: [Group]

  /// Papers without a group, which have no place.
  let rest: [Paper]

  /// Papers from which on a page draws points by its script.
  static let leastPapers = 4_000

  /// Beginnings of addresses that have a digit.
  private static let mostBeginnings = 10

  /// Steps of a place in each direction: three digits of base 36.
  private static let steps = 46_655.0

  /// The map, with what the script draws.
  var html: String {
    """
    <canvas id="plane" tabindex="0" role="application" aria-label="Map of the papers. Arrow keys move it, + and - zoom, Enter opens the paper in the middle; search lists papers below."></canvas>
    <div id="tip" hidden></div>
    <noscript><p>This map and the list of all papers need JavaScript.</p></noscript>
    <script type="application/json" id="papers">\(data)</script>
    """
  }

  private struct Document: Encodable {
    struct Group: Encodable {
      let number: Int?
      let name: String
      let light: String
      let dark: String
      let papers: String
    }

    let beginnings: [String]
    let width: Double
    let height: Double
    let groups: [Group]
  }

  private var data: String {
    let places = groups.flatMap(\.papers).compactMap(\.place)
    let (right, bottom) = (places.map(\.x).max() ?? 1, places.map(\.y).max() ?? 1)
    let scale = Self.steps / max(right, bottom, .ulpOfOne)
    let beginnings = self.beginnings
    let document = Document(
      beginnings: beginnings, width: (scale * right).rounded(), height: (scale * bottom).rounded(),
      groups: groups.map { group in
        let color = PageColor(group.number)
        return Document.Group(
          number: group.number + 1, name: group.name, light: color.light, dark: color.dark,
          papers: lines(group.papers, scale, beginnings))
      } + [
        Document.Group(
          number: nil, name: "Nothing to group by", light: "", dark: "",
          papers: lines(rest.map { ($0, nil) }, scale, beginnings))
      ])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = (try? encoder.encode(document)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    // Nothing in it may end the element that it stands in.
    return json.replacing("<", with: "\\u003c")
  }

  private func lines(
    _ papers: [(paper: Paper, place: MapPoint?)], _ scale: Double, _ beginnings: [String]
  ) -> String {
    papers.map { paper, place in
      [
        paper.title.onOneLine(), paper.id.description.onOneLine(), paper.date?.description ?? "",
        Self.link(of: paper, beginnings),
        place.map { Self.digits($0.x * scale) + Self.digits($0.y * scale) } ?? "",
      ].joined(separator: "\t")
    }.joined(separator: "\n")
  }

  /// What most addresses begin with that end with the identifier, the most frequent first.
  private var beginnings: [String] {
    var counts: [String: Int] = [:]
    for (paper, _) in groups.flatMap(\.papers) {
      guard let address = paper.url?.webAddress, address.hasSuffix(paper.id.description) else {
        continue
      }
      counts[String(address.dropLast(paper.id.description.count)), default: 0] += 1
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
      .prefix(Self.mostBeginnings).map { $0 }
  }

  private static func link(of paper: Paper, _ beginnings: [String]) -> String {
    guard let address = paper.url?.webAddress else { return "" }
    let place = beginnings.firstIndex { address == $0 + paper.id.description }
    return place.map(String.init) ?? address
  }

  private static func digits(_ step: Double) -> String {
    let digits = String(Int(max(0, min(steps, step.rounded()))), radix: 36)
    return String(repeating: "0", count: 3 - digits.utf8.count) + digits
  }
}
