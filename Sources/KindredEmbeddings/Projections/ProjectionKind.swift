// SPDX-License-Identifier: Apache-2.0

/// The two ways from sparse rows to embeddings.
public enum ProjectionKind: String, CaseIterable, Sendable {
  /// Random directions: comparable between corpora, coarse.
  case random

  /// Learned directions: the default.
  case refined

  /// The dimension used for n papers where none is asked for: 256, or n where that is less.
  public static func defaultDimension(paperCount: Int) -> Int {
    max(1, min(256, paperCount))
  }
}
