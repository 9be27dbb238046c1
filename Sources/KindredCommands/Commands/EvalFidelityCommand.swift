// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import KindredEngine
internal import KindredPapers
internal import KindredReports

/// `kindred eval fidelity`.
struct EvalFidelityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fidelity",
    abstract: "Measure how much embeddings change what is near what.",
    discussion: """
      Compares embeddings (--projection, --dimension), and the lexical neighbor graph, with the exact \
      cosines of TF-IDF rows, for up to 1,000 papers against all.
      """)

  @OptionGroup var format: FormatOptions
  @OptionGroup var pass: Pass<VectorSettings>

  func run() throws {
    let result = try pass.open().engine().fidelity()
    try format.write(FidelityReport(result))
  }
}
