// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredReports

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
