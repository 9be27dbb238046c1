// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredPapers

/// Papers around those, or the text, that they were found for: the less similar, the farther out.
struct RelatedMap {
  /// A paper.
  struct Point {
    /// The paper's number on the page.
    let number: Int

    let similarity: Double

    /// What stands in it.
    let sign: String

    /// What it is called.
    let title: String

    /// What a pointer that rests on it is told.
    let hint: String

    /// Whether it is to stay away from.
    var isAvoided = false
  }

  /// The papers in the middle.
  let middle: [Point]

  /// The text there instead.
  var text = ""

  /// The papers around them, in their order around the circle.
  let around: [Point]

  private static let width = 1_000.0
  private static let height = 680.0
  private static let radius = 11.0

  /// Lines of a text in the middle, their columns and height.
  private static let lines = (most: 4, columns: 16, height: 18.0)

  /// How far out the most and the least similar papers are.
  private static let reach = (inner: 90.0, outer: 305.0)

  private var similarities: [Double] { around.map(\.similarity) }

  /// How far out a similarity is: 1 - similarity, stretched.
  func distance(_ similarity: Double) -> Double {
    let most = similarities.max() ?? 1
    let least = similarities.min() ?? 0
    guard most > least else { return (Self.reach.inner + Self.reach.outer) / 2 }
    return Self.reach.inner
      + (Self.reach.outer - Self.reach.inner) * ((1 - similarity) - (1 - most)) / (most - least)
  }

  /// Similarities of rings: round numbers between those of the papers, at most six.
  var rings: [Double] {
    let most = similarities.max() ?? 0
    let least = similarities.min() ?? 0
    guard most > least else { return similarities.prefix(1).map { ($0 * 1000).rounded() / 1000 } }
    let raw = (most - least) / 4
    let power = pow(10, floor(log10(raw)))
    let step = ([1, 2, 5, 10].first { $0 * power >= raw } ?? 10) * power
    let first = (least / step).rounded(.up)
    let count = Int((most / step - first).rounded(.down))
    return count < 0 ? [] : (0...min(5, count)).map { (first + Double($0)) * step }
  }

  private func place(_ index: Int) -> (x: Double, y: Double) {
    let angle = 2 * Double.pi * (Double(index) + 0.5) / Double(max(1, around.count))
    let distance = distance(around[index].similarity)
    return (
      Self.width / 2 + distance * sin(angle), Self.height / 2 - distance * cos(angle)
    )
  }

  /// The map as a picture.
  var svg: String {
    let rings = rings.map { value in
      let radius = distance(value)
      return
        "<circle class=\"ring\" cx=\"500\" cy=\"340\" r=\"\(radius.fixed(1))\"/>\n"
        + "<text class=\"value\" x=\"500\" y=\"\((340 - radius + 4).fixed(1))\">\(Self.short(value))</text>\n"
    }.joined()
    let places = around.indices.map(place)
    var names = MapNames(
      width: Self.width, height: Self.height,
      points: places + middlePlaces, radius: Self.radius)
    let points = zip(around, places).map { point, place in
      Self.svg(point, place, point.isAvoided ? .square : .circle, point.isAvoided ? 1 : 0)
    }
    let stars = zip(middle, middlePlaces).map { point, place in
      Self.svg(point, place, .diamond, 2)
    }
    var titles = ""
    for (point, place) in zip(around, places) {
      let texts = [44, 34, 24].map { point.title.fitted(to: $0) }
      if let name = names.place(texts, beside: place, Self.radius) {
        titles +=
          "<text class=\"label\" text-anchor=\"\(name.anchor)\" x=\"\(name.x.fixed(1))\" "
          + "y=\"\(name.y.fixed(1))\">\(name.text.escapedForHTML)</text>\n"
      }
    }
    return """
      <svg class="plane" viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" role="group" aria-label="The papers found, the less similar the farther from the middle; the lists below hold the same papers. Arrow keys go from paper to paper, Enter opens one.">
      \(rings)\((stars + points).joined())\(asked)\(titles)</svg>
      """
  }

  /// The text in the middle, in lines.
  private var asked: String {
    if text.isEmpty { return "" }
    var lines: [String] = []
    for word in text.onOneLine().split(separator: " ") {
      if let last = lines.last, last.count + word.count < Self.lines.columns {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    if lines.count > Self.lines.most {
      lines = Array(lines.prefix(Self.lines.most))
      lines[lines.count - 1] += " …"
    }
    let first = Self.height / 2 + 5 - Self.lines.height * Double(lines.count - 1) / 2
    let texts = lines.enumerated().map { number, line in
      let y = first + Self.lines.height * Double(number)
      return "<text class=\"name\" x=\"500\" y=\"\(y.fixed(1))\">"
        + "\(line.fitted(to: Self.lines.columns).escapedForHTML)</text>"
    }
    return "<g class=\"g\" style=\"\(PageColor(2).style)\">\(texts.joined())</g>\n"
  }

  /// One paper stands in the middle, several stand around it.
  private var middlePlaces: [(x: Double, y: Double)] {
    middle.indices.map { index in
      let angle = 2 * Double.pi * Double(index) / Double(middle.count)
      let distance = middle.count > 1 ? min(45, 8 * Double(middle.count)) : 0
      return (
        Self.width / 2 + distance * sin(angle), Self.height / 2 - distance * cos(angle)
      )
    }
  }

  /// A similarity in as few decimals as tell it.
  private static func short(_ value: Double) -> String {
    (2...4).map { value.fixed($0) }.first { abs((Double($0) ?? 0) - value) < 1e-9 }
      ?? value.fixed(4)
  }

  private static func svg(
    _ point: Point, _ place: (x: Double, y: Double), _ shape: PointShape, _ color: Int
  ) -> String {
    """
    <g class="points g" style="\(PageColor(color).style)"><path class="point" data-paper="\(point.number)" data-similarity="\(point.similarity.fixed(6))" d="\(shape.path(place.x, place.y, radius))"><title>\(point.hint.escapedForHTML)</title></path>
    <text class="in" x="\(place.x.fixed(1))" y="\((place.y + 4).fixed(1))">\(point.sign.escapedForHTML)</text></g>

    """
  }
}
