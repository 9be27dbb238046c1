// SPDX-License-Identifier: Apache-2.0

/// What is left to read of papers that are screened for a review, in the order to read it in.
public struct Screening: Equatable, Sendable {
  /// Papers that were read.
  public let readCount: Int

  /// Those of them that are relevant.
  public let relevantCount: Int

  /// Papers that were not read.
  public let unreadCount: Int

  /// How many of those are likely relevant, or nil where fewer than two relevant or two other
  /// papers were read, which tells nothing.
  public let relevantLeft: Double?

  /// The papers to read next.
  public let next: Recommendations

  /// A state of screening from its values.
  public init(
    readCount: Int, relevantCount: Int, unreadCount: Int, relevantLeft: Double?,
    next: Recommendations
  ) {
    self.readCount = readCount
    self.relevantCount = relevantCount
    self.unreadCount = unreadCount
    self.relevantLeft = relevantLeft
    self.next = next
  }
}
