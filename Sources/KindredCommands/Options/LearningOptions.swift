// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEmbeddings
internal import KindredEngine
internal import KindredPapers

/// How a background is learned.
struct LearningOptions: ParsableArguments {
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

  /// How term embeddings are made.
  var settings: TermEmbeddings {
    TermEmbeddings(
      leastDocumentFrequency: leastDocumentFrequency, largestTermCount: termCount,
      dimension: length.dimension ?? TermEmbeddings().dimension, seed: chance.seed)
  }

  /// How to learn on from categories, or nil.
  var learning: CategoryLearning? {
    stepCount > 0
      ? CategoryLearning(stepCount: stepCount, contrast: contrast, seed: chance.seed) : nil
  }

  /// What a paper's categories are.
  func categories(of paper: Paper) -> [String] {
    labels == nil ? paper.categories : paper.label.map { [$0] } ?? []
  }

  /// Tells now and then how many steps are done.
  func tell(_ step: Int, _ reading: ReadingOptions) {
    if step % Self.stepsTold == 0 {
      reading.begin("learning from categories, step \(step) of \(stepCount)")
    }
  }
}
