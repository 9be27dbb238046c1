// SPDX-License-Identifier: Apache-2.0

/// Points on a plane, in single precision.
package struct PlanePoints: Equatable, Sendable {
  /// From left to right.
  package var x: [Float]

  /// As many, from top to bottom.
  package var y: [Float]

  /// Points from their coordinates.
  package init(x: [Float] = [], y: [Float] = []) {
    precondition(x.count == y.count, "\(x.count) coordinates beside \(y.count)")
    self.x = x
    self.y = y
  }

  /// How many there are.
  package var count: Int { x.count }

  /// The squared distance of two points.
  @inline(__always)
  package func squaredDistance(_ left: Int, _ right: Int) -> Float {
    let across = x[left] - x[right]
    let down = y[left] - y[right]
    return across * across + down * down
  }
}
