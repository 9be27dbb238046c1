// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Engine
internal import Foundation
internal import Kernels
internal import Papers
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

  @Flag(
    name: .customLong("keep-duplicates"),
    help: "Group papers of nearly the same text each for itself.")
  var keepsDuplicates = false

  @OptionGroup var page: PageOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var pass: PassOptions

  func validate() throws {
    if case .fixed(let number) = count, number < 1 {
      throw ValidationError("-k must be at least 1 or auto, not \(number)")
    }
  }

  func run() throws {
    let (report, duplicates) = try pass.withPapers { list, options, progress in
      let (papers, duplicates) =
        keepsDuplicates
        ? (list.papers, [])
        : list.papers.withoutNearDuplicates(Parallelism(threadCount: options.threadCount))
      let engine = Engine(papers, options: options) { progress.begin($0.rawValue) }
      let number: Int? = if case .fixed(let number) = count { number } else { nil }
      return (engine.clusters(count: number, withDetails: page.isWanted), duplicates)
    }
    try page.write { ClustersPage(report, duplicates: duplicates).html }
    try format.write(ClustersReport(report, duplicates: duplicates))
  }
}
