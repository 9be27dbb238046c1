// SPDX-License-Identifier: Apache-2.0

/// A result that can be written in every format.
public protocol Report {
  /// The result in a format, ending in a line feed unless it is empty.
  ///
  /// - Parameter width: columns for ``ReportFormat/text``; nil for as many as it takes.
  func write(_ format: ReportFormat, width: Int?) -> String
}

extension Report {
  /// The result in a format, as wide as it is.
  public func write(_ format: ReportFormat) -> String { write(format, width: nil) }
}
