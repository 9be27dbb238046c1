// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Engine
internal import Papers
internal import Reports

/// `kindred inspect`: what was read.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Tell what was read: papers, dates, terms, and everything that was odd.")

  @OptionGroup var format: FormatOptions
  @OptionGroup var papers: PaperOptions

  func run() throws {
    let options = EngineOptions(threadCount: papers.reading.threads)
    let inspection = try papers.withPapers { list, progress in
      Engine(list.papers, options: options) { progress.begin($0.rawValue) }.inspection(of: list)
    }
    try format.write(InspectionReport(inspection))
  }
}
