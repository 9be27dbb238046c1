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
      Some thousand papers are needed, and more are better. Where they have categories, what terms mean \
      is learned from those too. The file holds terms and numbers, no text of papers.
      """)

  @Option(help: ArgumentHelp("Where to write.", valueName: "file"), completion: .file())
  var out: String

  @Option(name: .customLong("terms"), help: "Terms kept at most.")
  var termCount = TermEmbeddings().largestTermCount

  @Option(name: .customLong("least-papers"), help: "Papers that must hold a term.")
  var leastDocumentFrequency = TermEmbeddings().leastDocumentFrequency

  @Option(
    help: ArgumentHelp(
      "A field of the papers' JSON lines to learn from in place of categories.",
      valueName: "field"))
  var labels: String?

  @Option(name: .customLong("steps"), help: "Steps that learn from categories; 0 for none.")
  var stepCount = CategoryLearning().stepCount

  @Option(
    help: ArgumentHelp(
      "What telling papers apart counts beside telling their categories.", valueName: "weight"))
  var contrast = CategoryLearning().contrast

  @OptionGroup var length: DimensionOption
  @OptionGroup var chance: SeedOption
  @OptionGroup var papers: PaperOptions

  /// Steps after which it is told how far the work is.
  private static let stepsTold = 50

  func validate() throws {
    if !(1...1_000_000).contains(termCount) {
      throw ValidationError("--terms must be from 1 to 1000000, not \(termCount)")
    }
    if leastDocumentFrequency < 1 {
      throw ValidationError("--least-papers must be at least 1, not \(leastDocumentFrequency)")
    }
    if !(0...1_000_000).contains(stepCount) {
      throw ValidationError("--steps must be from 0 to 1000000, not \(stepCount)")
    }
    if !(0...100).contains(contrast) {
      throw ValidationError("--contrast must be from 0 to 100, not \(contrast)")
    }
    if length.dimension ?? 1 > 1_024 {
      throw ValidationError("--dimension must be at most 1024 here")
    }
  }

  func run() throws {
    let settings = TermEmbeddings(
      leastDocumentFrequency: leastDocumentFrequency, largestTermCount: termCount,
      dimension: length.dimension ?? TermEmbeddings().dimension, seed: chance.seed)
    let learning = CategoryLearning(stepCount: stepCount, contrast: contrast, seed: chance.seed)
    let engine = try papers.open(labelField: labels).engine()
    if let labels, !engine.corpus.papers.contains(where: { $0.label != nil }) {
      throw EvaluationError.noLabels(field: labels)
    }
    let model = engine.learnBackground(
      settings, stepCount > 0 ? learning : nil,
      categories: { labels == nil ? $0.categories : $0.label.map { [$0] } ?? [] }
    ) { step in
      if step % Self.stepsTold == 0 {
        papers.reading.begin("learning from categories, step \(step) of \(stepCount)")
      }
    }
    guard model.termCount > 0, model.dimension > 0 else {
      throw PapersError.noPapers(
        source: papers.sources.inputs.joined(separator: ", "),
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
