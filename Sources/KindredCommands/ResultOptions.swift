// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
internal import Foundation
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

/// The option for a page beside the result.
struct PageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write a page with a map as well.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var html: String?

  /// Whether a page is asked for.
  var isWanted: Bool { html != nil }

  /// Writes the page if it is asked for.
  func write(_ page: () throws -> String) throws {
    if let html { try Output.write(Data(try page().utf8), to: html) }
  }
}

/// The options for how many neighbors to find, and how near they have to be.
struct NeighborOptions: ParsableArguments {
  @Option(
    name: [.customShort("k", allowingJoined: true), .customLong("neighbors")],
    help: "How many papers to find.")
  var count = 10

  @Option(
    help: ArgumentHelp(
      "Leave out papers of a smaller similarity, from 0 to 1.", valueName: "similarity"))
  var least: Double?

  func validate() throws {
    if count < 1 { throw ValidationError("-k must be at least 1, not \(count)") }
    if let least, !(0...1).contains(least) {
      throw ValidationError("--least must be from 0 to 1, not \(least)")
    }
  }
}
