// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine
internal import KindredPapers
internal import KindredReports

/// `kindred inspect`: what was read.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Tell what was read: papers, dates, terms, and everything that was odd.")

  @OptionGroup var format: FormatOptions
  @OptionGroup var papers: PaperOptions

  func run() throws {
    let input = try papers.open()
    let list = try input.list()
    let engine = Engine(list.papers, options: input.options, observe: input.observe)
    try format.write(InspectionReport(engine.inspection(of: list)))
  }
}
