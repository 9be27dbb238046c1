// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import KindredEngine
internal import KindredReports

/// `kindred map`: where papers are on a plane.
struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Place papers on a plane, near those that are like them, for other programs.",
    discussion: """
      The file has a row for each paper: its identifier, x and y, of which the longer reaches from 0 to 1, \
      and the number of its group. JSON also tells how far the map may be trusted: overlap10, the share of \
      each paper's ten nearest (kindred neighbors) that are among its ten nearest on the map, and \
      trustworthiness.
      """)

  @Option(
    name: .customLong("out"),
    help: ArgumentHelp("Where to write, .csv or .json.", valueName: "file"),
    completion: .file(extensions: ["csv", "json"]))
  var path: String

  @OptionGroup var groups: GroupingOptions
  @OptionGroup var pass: Pass<MeaningSettings>

  /// How the file is written, by its name.
  private var format: ReportFormat? {
    let name = URL(fileURLWithPath: path).lastPathComponent
    return [ReportFormat.csv, .json].first {
      name.hasSuffix(".\($0.rawValue)") && name != ".\($0.rawValue)"
    }
  }

  func validate() throws {
    if format == nil {
      throw ValidationError("--out must end in .csv or .json, as \"\(path)\" does not")
    }
  }

  func run() throws {
    let input = try pass.open()
    let clusters = Engine.clusters(
      of: try input.corpus(), keepsDuplicates: groups.keepsDuplicates, count: groups.number,
      withMap: true, options: input.options, observe: input.observe)
    guard let format, let report = MapReport(clusters) else { return }
    try Output.write(Data(report.write(format).utf8), to: path)
    if !pass.quiet { Output.note("kindred: \(report.sentence)") }
  }
}
