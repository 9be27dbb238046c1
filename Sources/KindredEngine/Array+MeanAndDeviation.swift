// SPDX-License-Identifier: Apache-2.0

extension Array where Element == Double {
  /// The mean of the values and their standard deviation; 0 for no values.
  var meanAndDeviation: (mean: Double, deviation: Double) {
    let count = Double(Swift.max(1, self.count))
    let mean = reduce(0, +) / count
    return (mean, (reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot())
  }
}
