// SPDX-License-Identifier: Apache-2.0

/// What a point looks like, so that groups are told apart without their colors.
enum PointShape: Int, CaseIterable {
  case circle, square, triangle, diamond, downwardTriangle, pentagon

  /// The shape of a group, by its number.
  init(_ number: Int) { self = Self.allCases[number % Self.allCases.count] }

  /// The shape around a place, as a path, of about the area of a circle.
  func path(_ x: Double, _ y: Double, _ radius: Double) -> String {
    func polygon(_ corners: [(Double, Double)]) -> String {
      "M"
        + corners.map { "\((x + $0 * radius).fixed(2)) \((y + $1 * radius).fixed(2))" }
        .joined(separator: "L") + "Z"
    }
    switch self {
    case .circle:
      let (r, across) = (radius.fixed(1), (2 * radius).fixed(1))
      return "M\((x - radius).fixed(2)) \(y.fixed(2))a\(r) \(r) 0 1 0 \(across) 0"
        + "a\(r) \(r) 0 1 0 -\(across) 0Z"
    case .square: return polygon([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
    case .triangle: return polygon([(0, -1.35), (1.2, 0.8), (-1.2, 0.8)])
    case .diamond: return polygon([(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)])
    case .downwardTriangle: return polygon([(0, 1.35), (1.2, -0.8), (-1.2, -0.8)])
    case .pentagon:
      return polygon([(0, -1.15), (1.1, -0.36), (0.68, 0.93), (-0.68, 0.93), (-1.1, -0.36)])
    }
  }
}
