// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// How much more often one collection of papers holds something than another does.
///
/// The log odds of the two shares with a Dirichlet prior that expects of both what they have
/// together, in standard deviations (Monroe, Colaresi, Quinn 2008, "Fightin' Words"): little
/// evidence gives a value near 0, however far apart the shares are.
package enum LogOdds {
  /// Papers that the prior is worth.
  static let priorStrength = 10.0

  /// Standard deviations between the shares of two collections; above 0 if the first one is larger.
  ///
  /// - Parameters:
  ///   - count: papers of the first collection that hold it, of `total`.
  ///   - otherCount: papers of the second that hold it, of `otherTotal`.
  /// - Returns: 0 where no paper holds it, or every one does.
  package static func deviation(
    _ count: Int, of total: Int, against otherCount: Int, of otherTotal: Int
  ) -> Double {
    deviation(
      Double(count), of: Double(total), against: Double(otherCount), of: Double(otherTotal))
  }

  /// The same of papers that count in part.
  package static func deviation(
    _ count: Double, of total: Double, against otherCount: Double, of otherTotal: Double
  ) -> Double {
    guard 0 < count + otherCount, count + otherCount < total + otherTotal else { return 0 }
    let share = (count + otherCount) / (total + otherTotal)
    let expected = Self.priorStrength * share
    func logOdds(_ count: Double, _ total: Double) -> Double {
      let holding = count + expected
      let without = total - count + Self.priorStrength - expected
      return log(holding) - log(without)
    }
    let variance = 1 / (count + expected) + 1 / (otherCount + expected)
    return (logOdds(count, total) - logOdds(otherCount, otherTotal)) / variance.squareRoot()
  }
}
