// SPDX-License-Identifier: Apache-2.0

/// The convex hull of points, as a path; stroked wide and round it encloses them with a margin.
func convexOutline(_ points: [(x: Double, y: Double)]) -> String {
  let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
  func half(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    var chain: [(x: Double, y: Double)] = []
    for point in points {
      while chain.count > 1 {
        let (a, b) = (chain[chain.count - 2], chain[chain.count - 1])
        if (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) > 0 { break }
        chain.removeLast()
      }
      chain.append(point)
    }
    return chain
  }
  let hull = half(sorted).dropLast() + half(sorted.reversed()).dropLast()
  let corners = hull.isEmpty ? sorted.prefix(1) : hull[...]
  return "M" + corners.map { "\($0.x.fixed(1)) \($0.y.fixed(1))" }.joined(separator: "L") + "Z"
}

/// The points of a group without its stragglers: of more than twenty the five sixths nearest to the
/// middle, which is the median of either coordinate.
func core(of points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
  guard points.count > 20 else { return points }
  let x = points.map(\.x).sorted()[points.count / 2]
  let y = points.map(\.y).sorted()[points.count / 2]
  func distance(_ point: (x: Double, y: Double)) -> Double {
    (point.x - x) * (point.x - x) + (point.y - y) * (point.y - y)
  }
  let limit = points.map(distance).sorted()[points.count * 5 / 6]
  return points.filter { distance($0) <= limit }
}
