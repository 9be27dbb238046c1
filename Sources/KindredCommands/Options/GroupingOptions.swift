// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// The options of commands that group papers.
struct GroupingOptions: ParsableArguments {
  /// How many groups: a number, or the program's choice.
  enum Count: Equatable, ExpressibleByArgument {
    case auto
    case fixed(Int)

    init?(argument: String) {
      if argument == "auto" {
        self = .auto
      } else if let number = Int(argument) {
        self = .fixed(number)
      } else {
        return nil
      }
    }
  }

  @Option(
    name: [.customShort("k", allowingJoined: true), .customLong("clusters")],
    help: ArgumentHelp("How many groups, or auto.", valueName: "auto|N"),
    completion: .list(["auto"]))
  var count = Count.auto

  @Flag(
    name: .customLong("keep-duplicates"),
    help: "Group papers of nearly the same text each for itself.")
  var keepsDuplicates = false

  /// The number asked for, or nil for the program's choice.
  var number: Int? {
    if case .fixed(let number) = count { number } else { nil }
  }

  func validate() throws {
    if case .fixed(let number) = count, number < 1 {
      throw ValidationError("-k must be at least 1 or auto, not \(number)")
    }
  }
}
