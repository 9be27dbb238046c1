// SPDX-License-Identifier: Apache-2.0

/// A paper left out because another with the same identifier is newer or was listed later.
public struct FoldedPaper: Equatable, Sendable {
  /// The identifier of both.
  public let id: PaperID

  /// The version left out, or nil where it named none.
  public let droppedVersion: Int?

  /// The version kept, or nil where it names none.
  public let keptVersion: Int?

  /// A note that one version of a paper stands for another.
  public init(id: PaperID, droppedVersion: Int?, keptVersion: Int?) {
    self.id = id
    self.droppedVersion = droppedVersion
    self.keptVersion = keptVersion
  }
}
