// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine

/// What a check of a library found.
public struct LibraryCheck: Equatable, Sendable {
  /// Papers looked at.
  public let paperCount: Int

  /// What is wrong, a sentence each; empty for a sound library.
  public let problems: [String]

  /// What to do about it, or to complete what is made from papers; nil for a sound and complete library.
  public let advice: String?
}
