// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine
internal import KindredPapers

/// The first and the last date of some papers, as JSON has them.
struct DatesDocument: Encodable {
  let first: String
  let last: String

  /// As texts; nil where there is none.
  init?(_ first: String?, _ last: String?) {
    guard let first, let last else { return nil }
    self.first = first
    self.last = last
  }

  init(_ dates: ClosedRange<PaperDate>) {
    first = dates.lowerBound.description
    last = dates.upperBound.description
  }
}

/// A phrase and its weight, as JSON has them.
struct TermDocument: Encodable {
  let term: String
  let weight: Double

  init(_ term: ClusterTerm) {
    self.term = term.term
    weight = term.weight.rounded6
  }
}

/// A paper left out for another, as JSON has it.
struct DuplicateDocument: Encodable {
  let id: String
  let title: String
  let of: String

  init(_ duplicate: DuplicatePaper) {
    id = duplicate.paper.id.description
    title = duplicate.paper.title
    of = duplicate.kept.id.description
  }
}

extension ClosedRange<PaperDate> {
  /// One date, or the first and the last one with words between.
  func text(_ separator: String) -> String {
    lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound)\(separator)\(upperBound)"
  }
}

extension PaperCluster {
  /// How many papers, and how well they hold together.
  func figures(_ separator: String) -> String {
    [
      papers.count.of("paper"), "cohesion \(cohesion.fixed(2))",
      stability.map { "stability \($0.fixed(2))" },
    ].compactMap { $0 }.joined(separator: separator)
  }
}
