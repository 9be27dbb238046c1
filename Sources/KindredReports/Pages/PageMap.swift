// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering

/// Papers as points on a plane.
struct PageMap {
  /// A paper.
  struct Point {
    let place: MapPoint

    /// The paper's number on the page.
    let number: Int

    /// What a pointer that rests on it is told.
    let hint: String

    /// What stands beside it, or nil.
    var label: String?
  }

  /// Papers of one color.
  struct Group {
    let number: Int
    let points: [Point]

    /// What stands above them; nil for papers that have no outline either.
    var name: String?
  }

  let groups: [Group]

  /// Numbers of papers that a line joins.
  var edges: [(Int, Int)] = []

  private static let width = 1_000.0
  private static let height = 620.0
  private static let margin = 40.0

  /// A color: hues a golden angle apart, so that neighboring numbers differ.
  static func hue(_ group: Int) -> String { "--h:\((group * 137 + 210) % 360)" }

  private static func position(_ point: MapPoint) -> (x: Double, y: Double) {
    (margin + point.x * (width - 2 * margin), margin + point.y * (height - 2 * margin))
  }

  /// The map as a picture. On a narrow screen the groups' numbers stand for their names.
  var svg: String {
    var shapes = ""
    var points = ""
    var names = ""
    var placed: [MapName] = []
    var positions: [Int: (x: Double, y: Double)] = [:]
    let count = groups.reduce(0) { $0 + $1.points.count }
    let radius = max(2.5, min(8, 90 / Double(max(1, count)).squareRoot()))
    for group in groups {
      let places = group.points.map { Self.position($0.place) }
      let hue = "style=\"\(Self.hue(group.number))\""
      if let name = group.name {
        let core = core(of: places)
        let attributes = "\(hue) data-group=\"\(group.number)\""
        shapes += "<path class=\"outline\" \(attributes) d=\"\(convexOutline(core))\"/>\n"
        let number = String(group.number + 1)
        // Where a name finds no room its number may, and else it goes without.
        if let name = MapName(name, of: core, radius, avoiding: placed)
          ?? MapName(number, of: core, radius, avoiding: placed)
        {
          placed.append(name)
          names += name.svg("name", attributes)
        }
        if let number = MapName(number, inside: core) { names += number.svg("number", attributes) }
      }
      for (point, place) in zip(group.points, places) {
        positions[point.number] = place
        points +=
          "<circle class=\"point\" \(hue) data-paper=\"\(point.number)\" "
          + "cx=\"\(place.x.fixed(1))\" cy=\"\(place.y.fixed(1))\" r=\"\(radius.fixed(1))\">"
          + "<title>\(point.hint.escapedForHTML)</title></circle>\n"
        if let label = point.label {
          names +=
            "<text class=\"label\" x=\"\((place.x + radius + 4).fixed(1))\" "
            + "y=\"\((place.y + 5).fixed(1))\">\(label.escapedForHTML)</text>\n"
        }
      }
    }
    let lines = edges.compactMap { left, right in
      guard let from = positions[left], let to = positions[right] else { return nil as String? }
      return "<line class=\"edge\" x1=\"\(from.x.fixed(1))\" y1=\"\(from.y.fixed(1))\" "
        + "x2=\"\(to.x.fixed(1))\" y2=\"\(to.y.fixed(1))\"/>\n"
    }.joined()
    return """
      <svg viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" role="img" aria-label="Map of the papers; the lists below hold the same papers">
      \(shapes)\(lines)\(points)\(names)</svg>
      """
  }
}
