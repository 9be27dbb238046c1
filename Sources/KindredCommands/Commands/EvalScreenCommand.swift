// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine
internal import KindredPapers
internal import KindredReports

/// `kindred eval screen`.
struct EvalScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract: "Measure orders to screen papers in, from a few that are relevant.",
    discussion: """
      Judgments are lines of review, paper and grade (or TREC's four columns); a grade above 0 is \
      relevant. Each draw takes some of a review's relevant papers and ranks all others that were \
      judged for it, or all papers where only relevant ones are named.
      """)

  @Option(help: "A file of judgments.", completion: .file())
  var qrels: String

  @Option(help: "Relevant papers to begin with, with commas between.")
  var known = "1,3,10"

  @Option(help: "How many draws of each number.")
  var draws = 20

  @OptionGroup var format: FormatOptions
  @OptionGroup var pass: PassOptions

  private var counts: [Int] { known.split(separator: ",").compactMap { Int($0) } }

  func validate() throws {
    if !(1...1_000_000).contains(draws) {
      throw ValidationError("--draws must be from 1 to 1000000, not \(draws)")
    }
    if counts.isEmpty || counts.count != known.split(separator: ",").count
      || !counts.allSatisfy({ (1...1_000_000).contains($0) }) || Set(counts).count < counts.count
    {
      throw ValidationError("--known must be different numbers from 1 on, as 1,3,10, not \(known)")
    }
    try ReadingOptions.validate(pass.paths + [qrels])
  }

  func run() throws {
    let judgments = try Judgments(
      parsing: String(decoding: try ModelFiles.bytes(qrels), as: UTF8.self), source: qrels)
    let input = try pass.open()
    let papers = try input.list().papers
    input.observe(.neighbors)
    let results = try Engine.evaluateScreening(
      papers, judgments, knownCounts: counts, drawCount: draws, options: input.options)
    try format.write(ScreeningStartsReport(results, drawCount: draws))
  }
}
