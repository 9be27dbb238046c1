// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Where groups are on a map: for each the area in which its points are denser than those of any
/// other, and dense. Areas never overlap, and may have several parts.
struct GroupTerritories {
  private typealias Point = (x: Double, y: Double)

  /// The side of the squares of the grid on which density is computed, which begins that far left
  /// of and above the frame, and ends as far beyond it: so every territory ends within.
  private let side: Double
  private let margin: Double
  private let columnCount: Int
  private let lineCount: Int

  /// For each group how far its density is above that of the others and above the least, by grid
  /// point.
  private let leads: [[Double]]

  /// The territories of groups of points in a frame.
  ///
  /// - Parameters:
  ///   - reach: how far points spread.
  ///   - least: the density that counts; that in the middle of a point alone is 1.
  init(
    _ groups: [[(x: Double, y: Double)]], width: Double, height: Double, reach: Double,
    least: Double
  ) {
    let side = max(8, reach / 2.5)
    let steps = Int(3 * reach / side) + 1
    let margin = Double(steps) * side
    let columns = Int((width + 2 * margin) / side) + 2
    let lines = Int((height + 2 * margin) / side) + 2
    let densities = groups.map { points in
      var density = [Double](repeating: 0, count: columns * lines)
      for point in points {
        let column = Int((point.x + margin) / side)
        let line = Int((point.y + margin) / side)
        for row in max(0, line - steps)...max(0, min(lines - 1, line + steps + 1)) {
          for place in max(0, column - steps)...max(0, min(columns - 1, column + steps + 1)) {
            let across = (Double(place) * side - margin - point.x) / reach
            let down = (Double(row) * side - margin - point.y) / reach
            density[row * columns + place] += exp(-0.5 * (across * across + down * down))
          }
        }
      }
      return density
    }
    var first = [Double](repeating: 0, count: columns * lines)
    var second = first
    for density in densities {
      for place in density.indices {
        if density[place] > first[place] {
          second[place] = first[place]
          first[place] = density[place]
        } else if density[place] > second[place] {
          second[place] = density[place]
        }
      }
    }
    leads = densities.map { density in
      density.indices.map { place in
        let others = density[place] < first[place] ? first[place] : second[place]
        return density[place] - max(others, least)
      }
    }
    self.side = side
    self.margin = margin
    columnCount = columns
    lineCount = lines
  }

  /// Where a group is most by itself.
  func summit(_ group: Int) -> (x: Double, y: Double) {
    let lead = leads[group]
    let place = lead.indices.max { lead[$0] < lead[$1] } ?? 0
    return (
      Double(place % columnCount) * side - margin, Double(place / columnCount) * side - margin
    )
  }

  /// The outline of a group's territory as a path; empty where it has none.
  func path(_ group: Int) -> String {
    let lead = leads[group]
    func value(_ column: Int, _ line: Int) -> Double { lead[line * columnCount + column] }
    var next: [Int: (point: Point, key: Int)] = [:]
    /// Where the outline crosses the edge between two grid points.
    func crossing(_ a: (Int, Int), _ b: (Int, Int)) -> (point: Point, key: Int) {
      let (low, high) = a < b ? (a, b) : (b, a)
      let (u, v) = (value(low.0, low.1), value(high.0, high.1))
      let share = u == v ? 0.5 : u / (u - v)
      return (
        (
          side * (Double(low.0) + share * Double(high.0 - low.0)) - margin,
          side * (Double(low.1) + share * Double(high.1 - low.1)) - margin
        ), 2 * (low.1 * columnCount + low.0) + (low.0 == high.0 ? 1 : 0)
      )
    }
    for line in 0..<lineCount - 1 {
      for column in 0..<columnCount - 1 {
        let corners = [
          (column, line), (column + 1, line), (column + 1, line + 1), (column, line + 1),
        ]
        let isIn = corners.map { value($0.0, $0.1) > 0 }
        // The outline enters a square where it leaves the area, walking around the square.
        for edge in 0..<4 where isIn[edge] && !isIn[(edge + 1) % 4] {
          var back = edge
          while isIn[back] { back = (back + 3) % 4 }
          let from = crossing(corners[edge], corners[(edge + 1) % 4])
          let to = crossing(corners[back], corners[(back + 1) % 4])
          next[from.key] = (to.point, to.key)
        }
      }
    }
    var path = ""
    while let start = next.keys.min() {
      var key = start
      var points: [Point] = []
      while let step = next.removeValue(forKey: key) {
        points.append(step.point)
        key = step.key
      }
      path += "M" + points.map { "\($0.x.fixed(0)) \($0.y.fixed(0))" }.joined(separator: "L") + "Z"
    }
    return path
  }
}
