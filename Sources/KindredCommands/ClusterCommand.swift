// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Engine
internal import Reports

/// `kindred cluster`: what a collection is about.
struct ClusterCommand: ParsableCommand {
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

  static let configuration = CommandConfiguration(
    commandName: "cluster",
    abstract: "Group papers by what they are about, and name the groups.")

  @Option(
    name: [.customShort("k"), .customLong("clusters")],
    help: ArgumentHelp("How many groups, or auto.", valueName: "auto|N"))
  var count = Count.auto

  @OptionGroup var format: FormatOptions
  @OptionGroup var pass: PassOptions

  func validate() throws {
    if case .fixed(let number) = count, number < 1 {
      throw ValidationError("-k must be at least 1 or auto, not \(number)")
    }
  }

  func run() throws {
    let report = try pass.withEngine { engine, _ in
      if case .fixed(let number) = count {
        engine.clusters(count: number)
      } else {
        engine.clusters()
      }
    }
    try format.write(ClustersReport(report))
  }
}
