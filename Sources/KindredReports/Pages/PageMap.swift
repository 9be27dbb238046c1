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
  }

  /// Papers of one color and shape.
  struct Group {
    let number: Int
    let points: [Point]

    /// What it is called on the map.
    let name: String
  }

  /// A line between two papers, by their numbers.
  struct Edge: Hashable {
    let from: Int
    let to: Int
  }

  let groups: [Group]

  /// Lines between papers; where there are some, groups have no areas and names.
  var edges: [Edge] = []

  private static let width = 1_000.0
  private static let margin = 44.0

  /// Room for names of many papers, which stand beside them.
  private static let nameMargin = 150.0

  /// The height of the frame, by that of the points.
  private static let heights = 380.0...760.0

  /// Points up to which each carries the number of its group.
  private static let mostNumbered = 150

  /// The map as a picture. On a narrow screen the groups' numbers stand for their names.
  var svg: String {
    let all = groups.flatMap(\.points).map(\.place)
    let right = all.map(\.x).max() ?? 1
    let bottom = all.map(\.y).max() ?? 1
    let isNumbered = all.count <= Self.mostNumbered && edges.isEmpty
    let radius = isNumbered ? 9 : max(2.2, min(6, 90 / Double(all.count).squareRoot()))
    let margin = isNumbered ? Self.margin : Self.nameMargin
    let scale = min(
      (Self.width - 2 * margin) / max(right, 0.001),
      (Self.heights.upperBound - 2 * Self.margin) / max(bottom, 0.001))
    let height = max(Self.heights.lowerBound, scale * bottom + 2 * Self.margin)
    func position(_ point: MapPoint) -> (x: Double, y: Double) {
      (
        (Self.width - scale * right) / 2 + scale * point.x,
        (height - scale * bottom) / 2 + scale * point.y
      )
    }
    let places = groups.map { $0.points.map { position($0.place) } }
    let territories = GroupTerritories(
      places, width: Self.width, height: height, reach: max(13, 3.2 * radius),
      least: isNumbered ? 0.35 : 1.5)
    var names = MapNames(
      width: Self.width, height: height, points: places.flatMap(\.self), radius: radius)
    var shapes = lines(
      Dictionary(
        uniqueKeysWithValues: zip(groups.flatMap(\.points).map(\.number), places.joined())))
    var points = ""
    var texts = ""
    for (index, group) in groups.enumerated() {
      let attributes =
        "style=\"\(PageColor(group.number).style)\" data-group=\"\(group.number)\""
      if edges.isEmpty {
        shapes += "<path class=\"outline g\" \(attributes) d=\"\(territories.path(index))\"/>\n"
      }
      points += "<g class=\"points g\" \(attributes)>\n"
      let shape = PointShape(group.number)
      let number = String(group.number + 1)
      for (point, place) in zip(group.points, places[index]) {
        points +=
          "<path class=\"point\" data-paper=\"\(point.number)\" "
          + "d=\"\(shape.path(place.x, place.y, radius))\">"
          + "<title>\(point.hint.escapedForHTML)</title></path>\n"
        if isNumbered {
          points +=
            "<text class=\"in\" x=\"\(place.x.fixed(1))\" y=\"\((place.y + 3.5).fixed(1))\">"
            + "\(number)</text>\n"
        }
      }
      points += "</g>\n"
      if !edges.isEmpty { continue }
      // Where a name finds no room its number may, and else it goes without.
      let summit = territories.summit(index)
      if let name = names.place("\(number). \(group.name)", at: summit)
        ?? names.place(number, at: summit)
      {
        texts += Self.svg(name, attributes)
      }
    }
    return """
      <svg class="plane" viewBox="0 0 \(Int(Self.width)) \(height.fixed(0))" role="group" aria-label="Map of the papers; the lists below hold the same papers. Arrow keys go from paper to paper, Enter opens one.">
      \(shapes)\(points)\(texts)</svg>
      """
  }

  /// The lines as one path; `places` are those of papers.
  private func lines(_ places: [Int: (x: Double, y: Double)]) -> String {
    let steps = edges.compactMap { edge in
      places[edge.from].flatMap { from in
        places[edge.to].map {
          "M\(from.x.fixed(1)) \(from.y.fixed(1))L\($0.x.fixed(1)) \($0.y.fixed(1))"
        }
      }
    }
    return steps.isEmpty ? "" : "<path class=\"edges\" d=\"\(steps.joined())\"/>\n"
  }

  private static func svg(_ name: MapNames.Name, _ attributes: String) -> String {
    let line =
      name.target.map {
        "<line class=\"leader g\" \(attributes) x1=\"\(name.x.fixed(1))\" y1=\"\((name.y - 5).fixed(1))\" "
          + "x2=\"\($0.x.fixed(1))\" y2=\"\($0.y.fixed(1))\"/>\n"
      } ?? ""
    return line
      + "<text class=\"name g\" \(attributes) x=\"\(name.x.fixed(1))\" y=\"\(name.y.fixed(1))\">"
      + "\(name.text.escapedForHTML)</text>\n"
  }
}
