// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredPapers
internal import KindredStore

/// The option for how long to wait.
struct WaitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Wait so long for another writer of the library.", valueName: "seconds"))
  var wait = Library.defaultWait

  func validate() throws {
    if !(0...86_400).contains(wait) {
      throw ValidationError("--wait must be from 0 to 86400 seconds, not \(wait)")
    }
  }
}
