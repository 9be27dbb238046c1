// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import KindredEmbeddings
internal import KindredEngine
internal import KindredPapers

/// `kindred learn`: a background model from an archive.
struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Learn from an archive what terms mean, for use with --background.",
    discussion: """
      Some thousand papers are needed, and more are better. The file holds terms and numbers, no text \
      of papers.
      """)

  @Option(help: ArgumentHelp("Where to write.", valueName: "file"), completion: .file())
  var out: String

  @Option(name: .customLong("terms"), help: "Terms kept at most.")
  var termCount = TermEmbeddings().largestTermCount

  @Option(name: .customLong("least-papers"), help: "Papers that must hold a term.")
  var leastDocumentFrequency = TermEmbeddings().leastDocumentFrequency

  @OptionGroup var length: DimensionOption
  @OptionGroup var chance: SeedOption
  @OptionGroup var papers: PaperOptions

  func validate() throws {
    if !(1...1_000_000).contains(termCount) {
      throw ValidationError("--terms must be from 1 to 1000000, not \(termCount)")
    }
    if leastDocumentFrequency < 1 {
      throw ValidationError("--least-papers must be at least 1, not \(leastDocumentFrequency)")
    }
    if length.dimension ?? 1 > 1_024 {
      throw ValidationError("--dimension must be at most 1024 here")
    }
  }

  func run() throws {
    let settings = TermEmbeddings(
      leastDocumentFrequency: leastDocumentFrequency, largestTermCount: termCount,
      dimension: length.dimension ?? TermEmbeddings().dimension, seed: chance.seed)
    let model = try papers.open().engine().learnBackground(settings)
    guard model.termCount > 0, model.dimension > 0 else {
      throw PapersError.noPapers(
        source: papers.inputs.joined(separator: ", "),
        found: "no term in \(leastDocumentFrequency) papers that others of it share")
    }
    let bytes = model.encode()
    try Output.write(Data(bytes), to: out)
    if !papers.reading.quiet {
      Output.note(
        "kindred: \(model.termCount) terms of \(model.paperCount) papers, \(bytes.count) bytes, "
          + "to \(out)")
    }
  }
}
