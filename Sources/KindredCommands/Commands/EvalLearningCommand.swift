// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine
internal import KindredPapers
internal import KindredReports

/// `kindred eval learning`.
struct EvalLearningCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learning",
    abstract: "Measure whether a background of your own would help.",
    discussion: """
      Learns as learn does, from the older four fifths of the papers that have a date, and takes the \
      share of ten neighbors of the newer ones that have their category: with what was learned, with \
      the background that is part of the program, and with none.
      """)

  @OptionGroup var learning: LearningOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var papers: PaperOptions

  func run() throws {
    let input = try papers.open(labelField: learning.labels)
    let gain = try Engine.learningGain(
      input.list().papers, learning.settings, learning.learning,
      categories: learning.categories(of:), options: input.options
    ) { learning.tell($0, papers.reading) }
    try format.write(LearningGainReport(gain))
  }
}
