// SPDX-License-Identifier: Apache-2.0

/// What a check of a library found.
public struct LibraryCheck: Equatable, Sendable {
  /// Papers looked at.
  public let paperCount: Int

  /// What is wrong, a sentence each; empty for a sound library.
  public let problems: [String]

  /// What sets it right, or completes what is made from papers; nil for a sound and complete
  /// library.
  public let remedy: LibraryRemedy?
}
