// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine
internal import KindredKernels
internal import KindredReports

/// How a graph is written.
enum GraphFormat: Equatable, ExpressibleByArgument {
  case report(ReportFormat)
  case edges
  case graphml

  static let jsonl = GraphFormat.report(.jsonl)

  init?(argument: String) {
    switch argument {
    case "edges": self = .edges
    case "graphml": self = .graphml
    default:
      guard let format = ReportFormat(rawValue: argument) else { return nil }
      self = .report(format)
    }
  }

  static let allValueStrings = ReportFormat.allCases.map(\.rawValue) + ["edges", "graphml"]

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

  var defaultValueDescription: String { "jsonl" }
}
