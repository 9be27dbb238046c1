// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine
internal import KindredPapers
internal import KindredReports

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
    let input = try pass.open()
    let clusters = Engine.clusters(
      of: try input.corpus(), keepsDuplicates: groups.keepsDuplicates, count: groups.number,
      withDetails: page.isWanted, options: input.options, observe: input.observe)
    try page.write { ClustersPage(clusters).html }
    try format.write(ClustersReport(clusters))
  }
}
