// SPDX-License-Identifier: Apache-2.0

/// A group's name on the map.
struct MapName {
  let text: String
  let x: Double
  let y: Double

  private static let lineHeight = 20.0

  /// Half of about what the text takes.
  private var halfWidth: Double { 4.8 * Double(text.displayWidth) }

  private init(text: String, x: Double, y: Double) {
    self.text = text
    self.x = x
    self.y = y
  }

  /// A name above its points, or where no other name is in the way: below them, or on lines
  /// between; nil where there is no such place.
  init?(
    _ text: String, of places: [(x: Double, y: Double)], _ radius: Double,
    avoiding others: [MapName]
  ) {
    guard let top = places.map(\.y).min(), let bottom = places.map(\.y).max() else { return nil }
    let mean = places.reduce(0) { $0 + $1.x } / Double(places.count)
    let x = max(150, min(850, mean))
    let above = max(Self.lineHeight, top - radius - 8)
    let below = min(610, bottom + radius + 22)
    let between = stride(from: above, through: below, by: Self.lineHeight / 2).sorted {
      abs($0 - (above + below) / 2) < abs($1 - (above + below) / 2)
    }
    let free = ([above, below] + between).lazy.map { MapName(text: text, x: x, y: $0) }
      .first { name in !others.contains { $0.overlaps(name) } }
    guard let free else { return nil }
    self = free
  }

  /// A name in the middle of its points.
  init?(_ text: String, inside places: [(x: Double, y: Double)]) {
    guard !places.isEmpty else { return nil }
    let count = Double(places.count)
    self.init(
      text: text, x: places.reduce(0) { $0 + $1.x } / count,
      y: places.reduce(0) { $0 + $1.y } / count + 15)
  }

  /// The name as a text of a class, with more attributes.
  func svg(_ className: String, _ attributes: String) -> String {
    "<text class=\"\(className)\" \(attributes) x=\"\(x.fixed(1))\" y=\"\(y.fixed(1))\">"
      + "\(text.escapedForHTML)</text>\n"
  }

  private func overlaps(_ other: MapName) -> Bool {
    abs(x - other.x) < halfWidth + other.halfWidth && abs(y - other.y) < Self.lineHeight
  }
}
