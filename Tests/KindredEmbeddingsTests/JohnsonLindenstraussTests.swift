// SPDX-License-Identifier: Apache-2.0

import KindredEmbeddings
import Testing

@Suite struct JohnsonLindenstraussTests {
  /// Dimensions that scikit-learn's `johnson_lindenstrauss_min_dim` gives, rounded down there.
  @Test(arguments: [(1_000, 0.5, 331), (1_000_000, 0.1, 11_841), (57, 0.9, 99)])
  func boundsAreTheInverseOfTheDimension(_ points: Int, _ error: Double, _ dimension: Int) throws {
    let above = try #require(
      johnsonLindenstraussBound(pointCount: points, dimension: dimension))
    let below = try #require(
      johnsonLindenstraussBound(pointCount: points, dimension: dimension + 1))
    #expect(above >= error && below <= error)
  }

  @Test func fewDimensionsPromiseNothing() {
    #expect(johnsonLindenstraussBound(pointCount: 1_000, dimension: 8) == nil)
    #expect(johnsonLindenstraussBound(pointCount: 1_000, dimension: 0) == nil)
    #expect(johnsonLindenstraussBound(pointCount: 1, dimension: 8) == 0)
  }
}
