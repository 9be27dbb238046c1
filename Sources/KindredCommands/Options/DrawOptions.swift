// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation

/// The options of draws of papers whose groups are known.
struct DrawOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Draw only from these labels, with commas between (default: all).", valueName: "labels"))
  var among: String?

  @Option(help: "How many draws.")
  var draws = 20

  @Option(help: "Labels a draw.")
  var groups = 6

  @Option(name: .customLong("per-group"), help: "Papers of each label.")
  var groupSize = 10

  func validate() throws {
    for (name, value, least) in [
      ("draws", draws, 1), ("groups", groups, 2), ("per-group", groupSize, 2),
    ]
    where !(least...1_000_000).contains(value) {
      throw ValidationError("--\(name) must be from \(least) to 1000000, not \(value)")
    }
  }

  /// The labels to draw from, or nil for all.
  var labels: [String]? {
    among?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
