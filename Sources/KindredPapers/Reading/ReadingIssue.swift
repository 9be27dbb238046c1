// SPDX-License-Identifier: Apache-2.0

/// Something about an input that a reader had to forgive, skip or guess.
public struct ReadingIssue: Equatable, Sendable {
  /// The file it is in, as it was named, or `-`.
  public let source: String

  /// Its line, counted from 1.
  public let line: Int

  /// One sentence: what is wrong and what was done about it.
  public let message: String

  /// The name of the field that was not read, where the issue is one that is not known, or nil.
  package let unknownField: String?

  /// An issue at a line of a source.
  public init(source: String, line: Int, message: String) {
    self.init(source: source, line: line, message: message, unknownField: nil)
  }

  init(source: String, line: Int, message: String, unknownField: String?) {
    self.source = source
    self.line = line
    self.message = message
    self.unknownField = unknownField
  }
}
