// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Engine
internal import Papers
internal import Reports

/// `kindred cluster`: what a collection is about.
struct ClusterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cluster",
    abstract: "Group papers by what they are about, and name the groups.")

  @OptionGroup var groups: GroupingOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var pass: Pass<MeaningSettings>

  func run() throws {
    let (report, duplicates) = try pass.withPapers { list, options, progress in
      let (papers, duplicates) = groups.withoutDuplicates(list.papers, options)
      let engine = Engine(papers, options: options) { progress.begin($0.rawValue) }
      return (engine.clusters(count: groups.number, withDetails: page.isWanted), duplicates)
    }
    try page.write { ClustersPage(report, duplicates: duplicates).html }
    try format.write(ClustersReport(report, duplicates: duplicates))
  }
}
