// SPDX-License-Identifier: Apache-2.0

/// What sets a library right.
public enum LibraryRemedy: Equatable, Sendable {
  /// Making it (``Library/add(_:to:waiting:threadCount:)``).
  case make
  /// Saving all that is intact of it (``Library/recover(_:to:)``).
  case recover
  /// Making anew what is made from its papers, which are sound
  /// (``Library/relearn(at:waiting:threadCount:)``).
  case relearn
  /// The same, where that is not there or not complete.
  case learn
  /// The same, which brings an older format up to date.
  case update
}
