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

extension ClosedRange<PaperDate> {
  /// One date, or the first and the last one with words between.
  func text(_ separator: String) -> String {
    lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound)\(separator)\(upperBound)"
  }
}
