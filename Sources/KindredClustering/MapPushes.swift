// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels

/// How all points of a map push each of them.
///
/// Few points push one by one. Of many, those of cells at least three cells away push together,
/// from the middle of their cell's points (Barnes, Hut 1986): a cell's side is then at most 0.4 of
/// its distance.
struct MapPushes {
  /// The pushes on each point, by ``KindredKernels/StudentPushes``.
  private(set) var x: [Float]
  private(set) var y: [Float]

  /// The nearness of all pairs of different points, both ways, at least a little.
  let totalNearness: Double

  /// Points up to which each pair is looked at.
  static let mostPairwise = 1_024

  /// Points that are pushed by one thread at a time.
  private static let blockSize = 64

  /// Cells that push together are that many steps away or more.
  private static let farSteps = 3

  /// O(n²) for few points, O(n √n) for many.
  init(_ points: PlanePoints, parallelism: Parallelism) {
    let count = points.count
    let pushed: [(rows: [Int], pushes: StudentPushes)]
    if count <= Self.mostPairwise {
      let masses = [Float](repeating: 1, count: count)
      pushed = parallelism.mapBlocks(of: count, size: Self.blockSize) { rows in
        let targets = PlanePoints(x: Array(points.x[rows]), y: Array(points.y[rows]))
        return (Array(rows), StudentPushes(on: targets, from: points, masses: masses))
      }
    } else {
      pushed = Self.byCells(points, parallelism)
    }
    x = [Float](repeating: 0, count: count)
    y = x
    var total = 0.0
    for (rows, pushes) in pushed {
      for (place, row) in rows.enumerated() {
        x[row] = pushes.x[place]
        y[row] = pushes.y[place]
        total += Double(pushes.nearness[place]) - 1
      }
    }
    totalNearness = max(total, 1e-9)
  }

  private static func byCells(
    _ points: PlanePoints, _ parallelism: Parallelism
  ) -> [(rows: [Int], pushes: StudentPushes)] {
    let cells = PlaneCells(points, about: Int(5 * Double(points.count).squareRoot()))
    let filled = (0..<cells.count).filter { !cells.members($0).isEmpty }
    let middles = filled.map { cell -> (x: Float, y: Float, mass: Float) in
      let members = cells.members(cell)
      let mass = Float(members.count)
      return (
        members.reduce(0) { $0 + points.x[$1] } / mass,
        members.reduce(0) { $0 + points.y[$1] } / mass, mass
      )
    }
    return parallelism.map(count: filled.count) { place in
      let rows = Array(cells.members(filled[place]))
      var sources = PlanePoints()
      var masses: [Float] = []
      for (other, middle) in zip(filled, middles) {
        if cells.areNear(filled[place], other, steps: farSteps - 1) {
          for member in cells.members(other) {
            sources.x.append(points.x[member])
            sources.y.append(points.y[member])
            masses.append(1)
          }
        } else {
          sources.x.append(middle.x)
          sources.y.append(middle.y)
          masses.append(middle.mass)
        }
      }
      let targets = PlanePoints(x: rows.map { points.x[$0] }, y: rows.map { points.y[$0] })
      return (rows, StudentPushes(on: targets, from: sources, masses: masses))
    }
  }
}
