// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine
internal import KindredPapers
internal import KindredReports

/// `kindred eval`: how good the answers are on papers whose answers are known.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Measure neighbors and groups against judgments or labels of your own.",
    subcommands: [
      EvalNeighborsCommand.self, EvalClustersCommand.self, EvalNamesCommand.self,
      EvalScreenCommand.self, EvalFidelityCommand.self, EvalLearningCommand.self,
    ])
}
