// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The relative error ε of squared distances that a random projection of n points to d dimensions
/// can be made not to exceed: the ε below 1 with d = 4 ln n / (ε²/2 - ε³/3) (Dasgupta, Gupta 2003).
///
/// - Returns: nil where d is too small for any ε below 1; 0 for fewer than two points. O(1).
package func johnsonLindenstraussBound(pointCount: Int, dimension: Int) -> Double? {
  guard pointCount > 1 else { return 0 }
  guard dimension > 0 else { return nil }
  let needed = 4 * log(Double(pointCount)) / Double(dimension)
  func budget(_ error: Double) -> Double { error * error / 2 - error * error * error / 3 }
  guard budget(1) > needed else { return nil }
  var low = 0.0
  var high = 1.0
  for _ in 0..<60 {
    let middle = (low + high) / 2
    if budget(middle) < needed { low = middle } else { high = middle }
  }
  return high
}
