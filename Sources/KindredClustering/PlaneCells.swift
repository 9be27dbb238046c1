// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels

/// Points on a plane by the square cell they lie in.
struct PlaneCells {
  let columnCount: Int
  let lineCount: Int

  /// The side of a cell.
  let side: Float

  /// The cell of each point, cells being numbered line by line.
  let cells: [Int]

  /// Where each cell's points begin in ``members``; one more at the end.
  private let starts: [Int]

  /// The points, cell by cell, ascending in each.
  private let members: [Int]

  /// Cells a side at most.
  private static let largestSide = 1_024

  /// About `count` cells over all points. O(n + cells).
  init(_ points: PlanePoints, about count: Int) {
    let left = points.x.min() ?? 0
    let top = points.y.min() ?? 0
    let width = max((points.x.max() ?? 0) - left, 1e-6)
    let height = max((points.y.max() ?? 0) - top, 1e-6)
    let wanted = (width * height / Float(max(1, count))).squareRoot()
    let side = max(wanted, max(width, height) / Float(Self.largestSide - 1))
    func number(_ offset: Float) -> Int { min(Self.largestSide - 1, Int(offset / side)) }
    let columns = number(width) + 1
    let lines = number(height) + 1
    let cells = (0..<points.count).map {
      number(points.y[$0] - top) * columns + number(points.x[$0] - left)
    }
    var starts = [Int](repeating: 0, count: columns * lines + 1)
    for cell in cells { starts[cell + 1] += 1 }
    for cell in 0..<columns * lines { starts[cell + 1] += starts[cell] }
    var next = starts
    var members = [Int](repeating: 0, count: points.count)
    for (point, cell) in cells.enumerated() {
      members[next[cell]] = point
      next[cell] += 1
    }
    columnCount = columns
    lineCount = lines
    self.side = side
    self.cells = cells
    self.starts = starts
    self.members = members
  }

  var count: Int { columnCount * lineCount }

  /// The points of a cell, ascending.
  func members(_ cell: Int) -> ArraySlice<Int> { members[starts[cell]..<starts[cell + 1]] }

  /// Whether two cells are at most `steps` apart, on either axis.
  func areNear(_ left: Int, _ right: Int, steps: Int) -> Bool {
    abs(left / columnCount - right / columnCount) <= steps
      && abs(left % columnCount - right % columnCount) <= steps
  }

  /// Calls `body` with the points of all cells that are exactly `steps` away from a cell.
  func forEachMember(around cell: Int, steps: Int, _ body: (Int) -> Void) {
    let line = cell / columnCount
    let column = cell % columnCount
    for near in max(0, line - steps)...min(lineCount - 1, line + steps) {
      let isEdge = abs(near - line) == steps
      let columns = stride(
        from: column - steps, through: column + steps, by: isEdge || steps == 0 ? 1 : 2 * steps)
      for other in columns where other >= 0 && other < columnCount {
        for member in members(near * columnCount + other) { body(member) }
      }
    }
  }
}
