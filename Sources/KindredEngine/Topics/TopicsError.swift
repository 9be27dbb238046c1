// SPDX-License-Identifier: Apache-2.0

/// What is wrong with a file of topics.
public enum TopicsError: Error, Equatable, CustomStringConvertible {
  /// It is not JSON.
  case notJSON
  /// It is JSON of another kind.
  case noTopics
  /// It was written by a newer program.
  case newerVersion(Int)
  /// A topic, counted from 1, lacks something or has it in another form.
  case badField(topic: Int, field: String, wanted: String)
  /// Two topics of different names have one number.
  case sameNumber(Int, String, String)
  /// A paper is pinned to two topics, or to one that it is kept out of.
  case pinnedTwice(paper: String, String, String)

  /// A sentence.
  public var description: String {
    switch self {
    case .notJSON: "it is not JSON (a comma or a quote may be missing, or one too many)"
    case .noTopics:
      "it is no file of topics: an object with \"version\" and \"topics\", a list, is wanted"
    case .newerVersion(let version):
      "it has version \(version) of the format, and this program knows version \(Topics.version)"
    case .badField(let topic, let field, let wanted):
      "\"\(field)\" of topic \(topic) in its list must be \(wanted)"
    case .sameNumber(let number, let first, let second):
      "\"\(first)\" and \"\(second)\" both have number \(number)"
    case .pinnedTwice(let paper, let first, let second):
      first == second
        ? "\(paper) is both in and out of \"\(first)\""
        : "\(paper) is in both \"\(first)\" and \"\(second)\""
    }
  }
}
