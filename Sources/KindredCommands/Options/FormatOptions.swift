// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import KindredReports

extension ReportFormat: ExpressibleByArgument {}

/// The option for how results are written.
struct FormatOptions: ParsableArguments {
  @Option(help: "How to write the result (default: text, or lines where a command says so).")
  var format: ReportFormat?

  /// Writes a report to standard output.
  func write(_ report: some Report, byDefault: ReportFormat = .text) throws {
    try Self.write(report, as: format ?? byDefault)
  }

  /// Writes a report to standard output in a format.
  static func write(_ report: some Report, as format: ReportFormat) throws {
    try Output.write(report.write(format, width: Terminal.outputWidth))
  }
}
