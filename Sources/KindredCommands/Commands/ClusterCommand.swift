// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import KindredEngine
internal import KindredPapers
internal import KindredReports

/// `kindred cluster`: what a collection is about.
struct ClusterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cluster",
    abstract: "Group papers by what they are about, and name the groups.",
    discussion: """
      With --topics and --save-topics groups last: a paper joins a topic that it fits, the rest makes \
      new groups (-k is their number), and the file may be edited in between: names, notes, papers \
      that are in or out, topics of one name, which are joined.
      """)

  @OptionGroup var groups: GroupingOptions
  @OptionGroup var known: TopicOptions

  @Option(
    name: .customLong("save-topics"),
    help: ArgumentHelp(
      "Write the topics and the new groups, of three papers or more, to a file for --topics.",
      valueName: "file"),
    completion: .file(extensions: ["json"]))
  var savePath: String?

  @OptionGroup var page: PageOptions
  @OptionGroup var mail: MailOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var pass: Pass<MeaningSettings>

  func validate() throws {
    try page.check(beside: ("--email", mail.email))
    try ReadingOptions.validate(pass.paths + known.paths)
  }

  func run() throws {
    let topics = try known.read() ?? (savePath == nil ? nil : Topics())
    let input = try pass.open()
    let corpus = try input.corpus()
    let clusters = Engine.clusters(
      of: corpus, by: topics, keepsDuplicates: groups.keepsDuplicates, count: groups.number,
      withMap: page.isWanted, options: input.options, observe: input.observe)
    let title = page.title ?? input.heading
    try page.write { ClustersPage(clusters, title: title).html }
    try mail.write { MailPage(clusters, title: title) }
    if let savePath, let topics {
      let learned = topics.learning(from: clusters, corpus)
      try Output.write(Data(learned.encode()), to: savePath)
    }
    try format.write(ClustersReport(clusters))
  }
}
