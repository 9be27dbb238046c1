// SPDX-License-Identifier: Apache-2.0

/// How a result is written.
public enum ReportFormat: String, CaseIterable, Sendable {
  /// For people at a terminal.
  case text
  /// One JSON document.
  case json
  /// One JSON document a line.
  case jsonl
  /// Comma-separated values with a header (RFC 4180).
  case csv
  /// For a page.
  case markdown
}
