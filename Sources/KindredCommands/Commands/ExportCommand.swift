// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredPapers
internal import KindredReports

/// `kindred export`: papers in another format.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write papers as JSON lines, CSV, a Markdown digest or BibTeX.")

  @Option(help: "How to write the papers.")
  var format: PapersFormat = .jsonl

  @OptionGroup var papers: PaperOptions

  func run() throws {
    let report = PapersReport(try papers.open().list().papers)
    switch format {
    case .bibtex: try Output.write(report.bibTeX)
    case .report(let format): try FormatOptions.write(report, as: format)
    }
  }
}
