// SPDX-License-Identifier: Apache-2.0

/// The text of one paper for vectorizing.
///
/// Each term counts once for every time it stands in the abstract and twice for every time it
/// stands in the title.
public struct Document: Equatable, Sendable {
  /// How many occurrences in an abstract one in the title is worth.
  public static let titleWeight = 2

  /// The title, or the text of a query.
  public let title: String

  /// The abstract, maybe empty.
  public let abstract: String

  /// A document from its two texts.
  public init(title: String, abstract: String = "") {
    self.title = title
    self.abstract = abstract
  }
}
