// SPDX-License-Identifier: Apache-2.0

/// A set of papers by number that is quick to say that most others are not in it.
package struct PaperSet: Sendable {
  private let members: Set<Int32>
  private let first: Int32
  private let last: Int32

  /// A set of some papers. O(members).
  package init(_ members: Set<Int32>) {
    self.members = members
    first = members.min() ?? .max
    last = members.max() ?? .min
  }

  /// Whether a paper is in it. O(1), without a hash for numbers below or above all of its own.
  @inline(__always)
  package func contains(_ paper: Int32) -> Bool {
    paper >= first && paper <= last && members.contains(paper)
  }
}
