// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels

/// What became of papers that were added to a library.
public struct IndexOutcome: Equatable, Sendable {
  /// Papers that were not there before.
  public internal(set) var added = 0
  /// Papers that replaced an older version or other words of the same one, or told what it lacked.
  public internal(set) var updated = 0
  /// Papers that were there as they are.
  public internal(set) var unchanged = 0
  /// Papers of which a newer version was there.
  public internal(set) var older = 0
  /// Papers among the added ones whose identifier stood for another one
  /// (``KindredPapers/RenamedPaper``).
  public internal(set) var renamed = 0

  /// Nothing.
  public init() {}

  /// Both together.
  public static func += (left: inout IndexOutcome, right: IndexOutcome) {
    left.added += right.added
    left.updated += right.updated
    left.unchanged += right.unchanged
    left.older += right.older
    left.renamed += right.renamed
  }
}
