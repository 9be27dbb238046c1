// SPDX-License-Identifier: Apache-2.0

/// A share, and where it is likely to be.
///
/// The interval is Wilson's for 95 % (Wilson 1927): it stays within 0 and 1, and says something of
/// few papers and of none.
public struct ShareInterval: Equatable, Sendable {
  /// The share that was found; 0 of nothing.
  public let share: Double

  /// The bounds; 0 and 1 of nothing.
  public let low: Double
  /// See ``low``.
  public let high: Double

  /// Standard deviations within which 95 % lie.
  private static let deviations = 1.959964

  /// The share of some papers in all of a period.
  public init(_ count: Int, of total: Int) {
    guard total > 0 else {
      (share, low, high) = (0, 0, 1)
      return
    }
    let n = Double(total)
    let found = Double(count) / n
    let square = Self.deviations * Self.deviations
    let center = (found + square / (2 * n)) / (1 + square / n)
    let spread =
      Self.deviations * (found * (1 - found) / n + square / (4 * n * n)).squareRoot()
      / (1 + square / n)
    share = found
    low = count == 0 ? 0 : max(0, center - spread)
    high = count == total ? 1 : min(1, center + spread)
  }
}
