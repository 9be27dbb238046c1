// SPDX-License-Identifier: Apache-2.0

/// A point of a map.
public struct MapPoint: Equatable, Sendable {
  /// From 0, left, to 1.
  public let x: Double
  /// From 0, top, to 1.
  public let y: Double

  /// A point from its coordinates.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
