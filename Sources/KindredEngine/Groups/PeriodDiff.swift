// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
internal import KindredPapers

/// Two periods side by side.
public struct PeriodDiff: Equatable, Sendable {
  /// What became of the groups: those that are in the newer period in its order, then those gone.
  /// Each group of either period is in exactly one.
  public let changes: [GroupChange]

  /// Phrases that rise and fall over all papers.
  public let rising: [ClusterTerm]
  /// See ``rising``.
  public let falling: [ClusterTerm]
}
