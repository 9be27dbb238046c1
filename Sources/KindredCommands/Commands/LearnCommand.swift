// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import KindredEmbeddings
internal import KindredEngine
internal import KindredPapers
internal import KindredReports

/// `kindred learn`: a background model from an archive.
struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Learn from an archive what terms mean, for use with --background.",
    discussion: """
      Some thousand papers are needed, and more are better. Where they have categories, what terms mean \
      is learned from those too. The file holds terms and numbers, no text of papers. Then \
      it is told, unless --quiet is given, whether the same, learned from the older four fifths, helps on \
      the newer papers, as eval learning does beforehand.
      """)

  @Option(help: ArgumentHelp("Where to write.", valueName: "file"), completion: .file())
  var out: String

  @OptionGroup var learning: LearningOptions
  @OptionGroup var papers: PaperOptions

  func run() throws {
    let engine = try papers.open(labelField: learning.labels).engine()
    if let labels = learning.labels, !engine.corpus.papers.contains(where: { $0.label != nil }) {
      throw EvaluationError.noLabels(field: labels)
    }
    let model = engine.learnBackground(
      learning.settings, learning.learning, categories: learning.categories(of:)
    ) { learning.tell($0, papers.reading) }
    guard model.termCount > 0, model.dimension > 0 else {
      throw PapersError.noPapers(
        source: papers.sources.inputs.joined(separator: ", "),
        found: "no term in \(learning.leastDocumentFrequency) papers that others of it share")
    }
    let bytes = model.encode()
    try Output.write(Data(bytes), to: out)
    if !papers.reading.quiet {
      Output.note(
        "kindred: \(model.termCount) terms of \(model.paperCount) papers, \(bytes.count) bytes, "
          + "to \(out)")
      try noteGain(engine)
    }
  }

  /// Tells whether a model that is learned like this one helps on papers that it has not seen;
  /// where too few are newer, nothing is told.
  private func noteGain(_ engine: Engine) throws {
    papers.reading.begin("learning from the older papers, to measure on the newer")
    do {
      let gain = try Engine.learningGain(
        engine.corpus.papers, learning.settings, learning.learning,
        categories: learning.categories(of:), options: engine.options
      ) { learning.tell($0, papers.reading) }
      Output.note("kindred: " + LearningGainReport(gain).sentence)
    } catch EvaluationError.nothingNewer {}
  }
}
