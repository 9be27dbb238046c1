// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredPapers
internal import KindredReports

/// How papers are written.
enum PapersFormat: Equatable, ExpressibleByArgument {
  case report(ReportFormat)
  case bibtex

  static let jsonl = PapersFormat.report(.jsonl)

  init?(argument: String) {
    if argument == "bibtex" {
      self = .bibtex
    } else if let format = ReportFormat(rawValue: argument) {
      self = .report(format)
    } else {
      return nil
    }
  }

  static let allValueStrings = ReportFormat.allCases.map(\.rawValue) + ["bibtex"]

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

  var defaultValueDescription: String { "jsonl" }
}
