// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine
internal import KindredKernels
internal import KindredPapers
internal import KindredStore

/// The root of the command line.
struct KindredCommand: ParsableCommand {
  /// The program's version.
  static let version = "0.1.0"

  /// The commit that it was built from, where that is known, and the kernels that it runs on.
  private static var build: String {
    [SourceRevision.commit, "OpenBLAS \(OpenBLASRuntime.coreType)"].compactMap(\.self)
      .joined(separator: ", ")
  }

  static let configuration = CommandConfiguration(
    commandName: "kindred",
    abstract: "Finds kindred papers: what is like this one, and what a week is about.",
    discussion: """
      Papers are read with --in PATH (files, folders, or - for standard input) from Markdown digests, JSON \
      lines and JSON of arXiv, Semantic Scholar and OpenAlex, BibTeX, RIS, CSV and TSV, Atom, RSS and \
      OAI-PMH, packed with gzip or not; or from a library with --library FILE, which kindred index makes. \
      Shell completions: kindred --generate-completion-script bash|zsh|fish.
      """,
    version: "\(version) (\(build))",
    groupedSubcommands: [
      CommandGroup(
        name: "Question",
        subcommands: [
          RelatedCommand.self, RecommendCommand.self, SearchCommand.self, NeighborsCommand.self,
          ClusterCommand.self, MapCommand.self, DiffCommand.self, TrendsCommand.self,
          ScreenCommand.self,
        ]),
      CommandGroup(
        name: "Library",
        subcommands: [
          IndexCommand.self, InfoCommand.self, CheckCommand.self, CompactCommand.self,
          RemoveCommand.self, RelearnCommand.self, BackupCommand.self, RecoverCommand.self,
        ]),
      CommandGroup(
        name: "File",
        subcommands: [
          InspectCommand.self, ExportCommand.self, EmbedCommand.self, LearnCommand.self,
        ]),
      CommandGroup(name: "Service", subcommands: [MCPCommand.self, ServeCommand.self]),
      CommandGroup(name: "Many machines", subcommands: [SparkCommand.self, PartCommand.self]),
      CommandGroup(
        name: "Quality and speed", subcommands: [EvalCommand.self, BenchCommand.self]),
    ])
}
