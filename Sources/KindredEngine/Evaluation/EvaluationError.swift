// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering
internal import KindredEmbeddings
internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

/// Why papers cannot be evaluated.
public enum EvaluationError: Error, Equatable, CustomStringConvertible {
  /// No query has a relevant paper here.
  case nothingJudged

  /// Too few papers have a label.
  case noLabels(field: String)

  /// There are not as many labels of so many papers.
  case tooFewGroups(found: Int, wanted: Int, perGroup: Int)

  /// Too few papers with a category are newer than those that are learned from.
  case nothingNewer(found: Int, wanted: Int)

  /// One sentence.
  public var description: String {
    switch self {
    case .nothingJudged:
      "no query has a relevant paper among these (do the judgments name papers as they do?)"
    case .noLabels(let field):
      "fewer than two papers have the field \"\(field)\" as text or number in JSON lines"
    case .tooFewGroups(let found, let wanted, let perGroup):
      "\(found) labels have \(perGroup) papers or more, and a draw needs \(wanted)"
    case .nothingNewer(let found, let wanted):
      "of the newest fifth of the papers that have a date \(found) have a category, and \(wanted) are needed"
    }
  }
}
