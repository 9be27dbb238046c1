// SPDX-License-Identifier: Apache-2.0

internal import Foundation
public import KindredKernels

/// Places rows on a plane such that near rows are near: a layout by forces.
///
/// Rows begin at their first two principal coordinates. Then edges of the k-NN graph draw together,
/// the more the more alike their ends are, groups draw their members together, and points closer
/// than they should be push each other apart, in steps that grow smaller (after Fruchterman,
/// Reingold 1991). Only points of neighboring cells of a grid are looked at, so that a step takes
/// O(n k).
public struct MapLayout: Equatable, Sendable {
  /// Steps.
  public var stepCount: Int

  /// Settings; 200 steps by default.
  public init(stepCount: Int = 200) {
    self.stepCount = stepCount
  }

  /// Places the rows of a matrix, in their order; the same rows always get the same places.
  ///
  /// - Parameters:
  ///   - rows: n x d, unit or zero rows.
  ///   - neighbors: the k-NN graph of the rows, whose edges draw.
  ///   - groups: the group of each row, or -1 for none.
  /// - Returns: n points that fill the unit square.
  public func points(
    _ rows: Matrix, neighbors: [[Neighbor]], groups: [Int],
    parallelism: Parallelism = .sequential
  ) -> [MapPoint] {
    precondition(
      groups.count == rows.rowCount && neighbors.count == rows.rowCount,
      "\(groups.count) groups and \(neighbors.count) lists of neighbors for \(rows.rowCount) rows")
    let count = rows.rowCount
    guard count > 1 else { return (0..<count).map { _ in MapPoint(x: 0.5, y: 0.5) } }
    var forces = Forces(start: Self.start(rows), groups: groups)
    for step in 0..<stepCount {
      forces.move(
        neighbors, step: Double(stepCount - step) / Double(stepCount), parallelism: parallelism)
    }
    return forces.filled()
  }

  /// The first two coordinates of each row along the rows' principal directions, spread so that
  /// points are about a unit apart; equal rows lie on a spiral around their place.
  private static func start(_ rows: Matrix) -> [(x: Double, y: Double)] {
    let eigen = SymmetricEigen(rows.gram(), side: rows.columnCount)
    let scale = Double(rows.rowCount).squareRoot()
    func coordinate(_ row: Int, _ direction: Int) -> Double {
      guard direction < eigen.vectors.count else { return 0 }
      let vector = eigen.vectors[direction]
      return rows.withRow(row) { row in
        var sum = 0.0
        for column in row.indices { sum += Double(row[column]) * vector[column] }
        return scale * sum
      }
    }
    return (0..<rows.rowCount).map { row in
      // The golden angle keeps neighbors of a spiral apart.
      let angle = 2.399_963_229_728_653 * Double(row)
      let radius = 0.3 * Double(row).squareRoot()
      return (
        coordinate(row, 0) + radius * cos(angle), coordinate(row, 1) + radius * sin(angle)
      )
    }
  }
}

/// The state of a layout. Distances are in units of the distance that points keep.
private struct Forces {
  private var places: [(x: Double, y: Double)]
  private let groups: [Int]
  private let groupCount: Int

  init(start: [(x: Double, y: Double)], groups: [Int]) {
    places = start
    self.groups = groups
    groupCount = (groups.max() ?? -1) + 1
  }

  /// One step, by at most `step` units.
  mutating func move(_ graph: [[Neighbor]], step: Double, parallelism: Parallelism) {
    var forces = [(x: Double, y: Double)](repeating: (0, 0), count: places.count)
    for (row, neighbors) in graph.enumerated() {
      for neighbor in neighbors where neighbor.similarity > 0 {
        let weight = 0.1 * neighbor.similarity
        let x = weight * (places[neighbor.row].x - places[row].x)
        let y = weight * (places[neighbor.row].y - places[row].y)
        forces[row].x += x
        forces[row].y += y
        forces[neighbor.row].x -= x
        forces[neighbor.row].y -= y
      }
    }
    drawGroups(&forces)
    for (row, push) in pushes(parallelism: parallelism).enumerated() {
      forces[row].x += push.x
      forces[row].y += push.y
    }
    for row in places.indices {
      let length = (forces[row].x * forces[row].x + forces[row].y * forces[row].y).squareRoot()
      let scale = length > step ? step / length : 1
      places[row].x += scale * forces[row].x
      places[row].y += scale * forces[row].y
    }
  }

  private func drawGroups(_ forces: inout [(x: Double, y: Double)]) {
    var sums = [(x: Double, y: Double, count: Double)](repeating: (0, 0, 0), count: groupCount)
    for (row, group) in groups.enumerated() where group >= 0 {
      sums[group].x += places[row].x
      sums[group].y += places[row].y
      sums[group].count += 1
    }
    for (row, group) in groups.enumerated() where group >= 0 {
      forces[row].x += 0.15 * (sums[group].x / sums[group].count - places[row].x)
      forces[row].y += 0.15 * (sums[group].y / sums[group].count - places[row].y)
    }
  }

  /// How hard near points push each one away.
  private func pushes(parallelism: Parallelism) -> [(x: Double, y: Double)] {
    let grid = Grid(places)
    return parallelism.mapBlocks(of: places.count, size: 512) { block in
      block.map { row in push(row, grid) }
    }.flatMap { $0 }
  }

  private func push(_ row: Int, _ grid: Grid) -> (x: Double, y: Double) {
    var sum = (x: 0.0, y: 0.0)
    grid.forEachNear(row) { other in
      let x = places[row].x - places[other].x
      let y = places[row].y - places[other].y
      let distance = (x * x + y * y).squareRoot()
      if other == row || distance >= Grid.reach || distance == 0 { return }
      // Members of other groups keep a larger distance.
      let factor = groups[row] == groups[other] ? 0.25 : 0.5
      let push = factor * (Grid.reach - distance) / (distance + 0.1)
      sum.x += push * x
      sum.y += push * y
    }
    return sum
  }

  /// The places, stretched to fill the unit square.
  func filled() -> [MapPoint] {
    let left = places.map(\.x).min() ?? 0
    let top = places.map(\.y).min() ?? 0
    let width = max((places.map(\.x).max() ?? 0) - left, .ulpOfOne)
    let height = max((places.map(\.y).max() ?? 0) - top, .ulpOfOne)
    return places.map { MapPoint(x: ($0.x - left) / width, y: ($0.y - top) / height) }
  }
}

/// Points by the square cell they lie in, so that those near one are found without looking at all.
private struct Grid {
  /// The distance up to which points push each other, and the least side of a cell.
  static let reach = 2.0

  /// Cells a side at most, however far apart points lie.
  private static let largestSide = 1_024

  private let columnCount: Int
  private let lineCount: Int
  /// The cell of each point.
  private let cells: [Int]
  /// Where each cell's points begin in `members`; one more at the end.
  private let starts: [Int]
  private let members: [Int]

  init(_ places: [(x: Double, y: Double)]) {
    let left = places.map(\.x).min() ?? 0
    let top = places.map(\.y).min() ?? 0
    let extent = max((places.map(\.x).max() ?? 0) - left, (places.map(\.y).max() ?? 0) - top)
    let side = max(Self.reach, extent / Double(Self.largestSide))
    func number(_ offset: Double) -> Int { Int(offset / side) }
    let columns = 1 + (places.map { number($0.x - left) }.max() ?? 0)
    let lines = 1 + (places.map { number($0.y - top) }.max() ?? 0)
    let cells = places.map { number($0.y - top) * columns + number($0.x - left) }
    var starts = [Int](repeating: 0, count: columns * lines + 1)
    for cell in cells { starts[cell + 1] += 1 }
    for cell in 0..<columns * lines { starts[cell + 1] += starts[cell] }
    var next = starts
    var members = [Int](repeating: 0, count: places.count)
    for (point, cell) in cells.enumerated() {
      members[next[cell]] = point
      next[cell] += 1
    }
    columnCount = columns
    lineCount = lines
    self.cells = cells
    self.starts = starts
    self.members = members
  }

  /// Calls `body` with every point of the cells around a point's own, itself included.
  @inline(__always)
  func forEachNear(_ point: Int, _ body: (Int) -> Void) {
    let line = cells[point] / columnCount
    let column = cells[point] % columnCount
    for near in max(0, line - 1)...min(lineCount - 1, line + 1) {
      let first = near * columnCount + max(0, column - 1)
      let last = near * columnCount + min(columnCount - 1, column + 1)
      for place in starts[first]..<starts[last + 1] { body(members[place]) }
    }
  }
}
