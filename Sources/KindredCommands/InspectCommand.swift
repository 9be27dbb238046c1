// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Engine
internal import Reports

/// `kindred inspect`: what was read.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Tell what was read: papers, dates, terms, and everything that was odd.")

  @OptionGroup var format: FormatOptions
  @OptionGroup var pass: PassOptions

  func run() throws {
    let inspection = try pass.withEngine { engine, list in engine.inspection(of: list) }
    try format.write(InspectionReport(inspection))
  }
}
