// SPDX-License-Identifier: Apache-2.0

internal import KindredReports

/// What answers are written in.
enum MediaType {
  static let json = "application/json"
  static let html = "text/html; charset=utf-8"
  static let metrics = "text/plain; version=0.0.4; charset=utf-8"
  static let bibTeX = "application/x-bibtex"

  /// The media type of a format of reports, without its parameters.
  static func name(_ format: ReportFormat) -> String {
    switch format {
    case .json: json
    case .jsonl: "application/x-ndjson"
    case .csv: "text/csv"
    case .markdown: "text/markdown"
    case .text: "text/plain"
    }
  }

  /// As it is sent.
  static func full(_ name: String) -> String {
    name.hasPrefix("text/") ? name + "; charset=utf-8" : name
  }
}
