// SPDX-License-Identifier: Apache-2.0

/// Names on a map, none of which covers a point, another name, or leaves the frame.
struct MapNames {
  /// A name and where it stands.
  struct Name {
    let text: String
    let x: Double
    let y: Double

    /// Where on the name `x` is, as SVG calls it.
    var anchor = "middle"

    /// Where the line to its points ends, or nil where it stands beside them.
    let target: (x: Double, y: Double)?
  }

  private let width: Double
  private let height: Double

  /// For each small square of the frame, line by line, whether something stands there.
  private var isTaken: [Bool]
  private let columnCount: Int
  private let lineCount: Int

  private static let side = 4.0

  /// The height of a line, and half of about what a column of a name and of a title take.
  static let lineHeight = 20.0
  private static let halfColumn = 4.6
  private static let halfTitleColumn = 4.0

  /// Names are tried that far apart.
  private static let step = 8.0

  /// Names farther than that from their points are joined to them by a line, or are left out.
  private static let near = 60.0
  private static let farthest = 400.0

  /// Names for a frame, among points.
  init(width: Double, height: Double, points: [(x: Double, y: Double)], radius: Double) {
    self.width = width
    self.height = height
    columnCount = Int(width / Self.side) + 1
    lineCount = Int(height / Self.side) + 1
    isTaken = [Bool](repeating: false, count: columnCount * lineCount)
    let reach = radius + 2
    for point in points {
      take(left: point.x - reach, right: point.x + reach, top: point.y - reach, point.y + reach)
    }
  }

  /// The squares of a rectangle, by their places.
  private func forEachSquare(
    _ left: Double, _ right: Double, _ top: Double, _ bottom: Double, _ body: (Int) -> Bool
  ) {
    let columns =
      max(0, Int(left / Self.side))...max(0, min(columnCount - 1, Int(right / Self.side)))
    for line in max(0, Int(top / Self.side))...max(0, min(lineCount - 1, Int(bottom / Self.side))) {
      for column in columns where !body(line * columnCount + column) { return }
    }
  }

  private mutating func take(left: Double, right: Double, top: Double, _ bottom: Double) {
    var squares: [Int] = []
    forEachSquare(left, right, top, bottom) {
      squares.append($0)
      return true
    }
    for square in squares { isTaken[square] = true }
  }

  private func isFree(left: Double, right: Double, top: Double, _ bottom: Double) -> Bool {
    if top < 0 || bottom > height { return false }
    var isFree = true
    forEachSquare(left, right, top, bottom) {
      isFree = !isTaken[$0]
      return isFree
    }
    return isFree
  }

  /// The free place of a name that is nearest to a point; nil where there is none.
  mutating func place(
    _ text: String, at point: (x: Double, y: Double)
  ) -> Name? {
    let half = Self.halfColumn * Double(text.displayWidth) + 2
    guard 2 * half < width else { return nil }
    let (x, y) = point
    let count = Int(Self.farthest / Self.step)
    var best: (distance: Double, x: Double, y: Double)?
    for line in -count...count {
      for column in -count...count {
        let place = (
          x: max(half, min(width - half, x + Double(column) * Self.step)),
          y: y + Double(line) * Self.step
        )
        let across = max(0, abs(place.x - x) - half)
        let distance = (across * across + (place.y - y) * (place.y - y)).squareRoot()
        if distance >= best?.distance ?? Self.farthest { continue }
        if isFree(
          left: place.x - half, right: place.x + half, top: place.y - Self.lineHeight + 4,
          place.y + 5)
        {
          best = (distance, place.x, place.y)
        }
      }
    }
    guard let best else { return nil }
    take(
      left: best.x - half, right: best.x + half, top: best.y - Self.lineHeight + 4, best.y + 5)
    return Name(
      text: text, x: best.x, y: best.y,
      target: best.distance > Self.near ? (x, y) : nil)
  }

  /// The free place for a title beside a point: away from the middle of the frame or towards it, or
  /// above or below; the first of some texts that fits counts. Nil where there is none.
  mutating func place(
    _ texts: [String], beside point: (x: Double, y: Double), _ radius: Double
  ) -> Name? {
    let side = point.x < width / 2 ? -1.0 : 1
    let gap = radius + 8
    let places: [(anchor: String, x: Double, y: Double)] = [
      (side > 0 ? "start" : "end", point.x + side * gap, point.y + 5),
      ("middle", point.x, point.y + radius + Self.lineHeight),
      ("middle", point.x, point.y - radius - 9),
      (side > 0 ? "end" : "start", point.x - side * gap, point.y + 5),
    ]
    for place in places {
      for text in texts {
        let size = 2 * (Self.halfTitleColumn * Double(text.displayWidth) + 2)
        let left =
          place.x - (place.anchor == "start" ? 0 : place.anchor == "end" ? size : size / 2)
        let top = place.y - Self.lineHeight + 4
        guard left >= 0, left + size <= width,
          isFree(left: left, right: left + size, top: top, place.y + 5)
        else { continue }
        take(left: left, right: left + size, top: top, place.y + 5)
        return Name(text: text, x: place.x, y: place.y, anchor: place.anchor, target: nil)
      }
    }
    return nil
  }
}
