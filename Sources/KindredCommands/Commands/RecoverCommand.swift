// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredReports
internal import KindredStore

/// `kindred recover`: what is left of a damaged library.
struct RecoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recover",
    abstract: "Save all that is intact of a damaged library in a new one.",
    discussion: """
      Every page of the file is looked at. A paper is saved if it is as it was written, which its checksum \
      tells. The damaged file stays as it is.
      """)

  @OptionGroup var libraries: NewLibraryOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    let recovery = try Library.recover(libraries.library, to: libraries.new)
    try format.write(
      LibraryChangeReport(addedCount: recovery.paperCount, paperCount: recovery.paperCount))
    for id in recovery.damaged {
      Output.note("kindred: the paper \(id) is not as it was written and was not saved")
    }
    let told = recovery.paperCount + recovery.damaged.count
    switch recovery.expectedCount {
    case nil: Output.note("kindred: how many papers there were cannot be read")
    case let expected? where expected > told:
      Output.note("kindred: \(expected - told) more of \(expected) papers cannot be found")
    default: break
    }
  }
}
