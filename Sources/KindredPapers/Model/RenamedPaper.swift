// SPDX-License-Identifier: Apache-2.0

/// A paper that got another identifier, because the one that it came with stands for another paper.
public struct RenamedPaper: Equatable, Sendable {
  /// The identifier that it came with.
  public let id: PaperID

  /// The one that it has.
  public let newID: PaperID

  /// A note that a paper got another identifier.
  public init(id: PaperID, newID: PaperID) {
    self.id = id
    self.newID = newID
  }
}
