// SPDX-License-Identifier: Apache-2.0

/// A part of the pass that can take a while, as told to an observer when it begins.
public enum Stage: String, Sendable {
  /// Finding the terms of all papers.
  case terms = "finding terms"
  /// Learning directions and projecting papers onto them.
  case embeddings = "making embeddings"
  /// Comparing papers.
  case neighbors = "comparing papers"
  /// Placing papers on a map.
  case map = "drawing the map"
  /// Grouping papers.
  case clusters = "grouping papers"
  /// Naming groups.
  case summaries = "naming groups"
}
