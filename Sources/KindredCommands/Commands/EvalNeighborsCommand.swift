// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine
internal import KindredPapers
internal import KindredReports

/// `kindred eval neighbors`.
struct EvalNeighborsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "neighbors",
    abstract: "Measure neighbors against judged pairs, or against labels.",
    discussion: """
      Judgments are lines of query, paper and grade (or TREC's four columns); every query with a \
      relevant paper counts, and grades are gains. Queries are papers, which do not find themselves, \
      or, with --queries, texts: one JSON object a line, {"id": ..., "text": ...}. With --label, the \
      share of ten neighbors that have the paper's own label.
      """)

  @Option(help: "A file of judgments.", completion: .file())
  var qrels: String?

  @Option(help: "A JSON lines file of texts that the judgments are about.", completion: .file())
  var queries: String?

  @Option(help: ArgumentHelp("A field of the papers' JSON lines.", valueName: "field"))
  var label: String?

  @OptionGroup var format: FormatOptions
  @OptionGroup var pass: PassOptions

  func validate() throws {
    if (qrels == nil) == (label == nil) {
      throw ValidationError("give either --qrels FILE or --label FIELD")
    }
    if queries != nil, qrels == nil { throw ValidationError("--queries needs --qrels FILE") }
    try ReadingOptions.validate(pass.paths + [qrels, queries].compactMap { $0 })
  }

  func run() throws {
    let judgments = try qrels.map { path in
      try Judgments(
        parsing: String(decoding: try ModelFiles.bytes(path), as: UTF8.self), source: path)
    }
    let texts = try queries.map(QueryFile.read)
    let engine = try pass.open(labelField: label).engine()
    if let label {
      try format.write(
        LabeledNeighborsReport(try engine.evaluateLabels(field: label), label: label))
    } else {
      let judgments = judgments ?? Judgments()
      try format.write(
        JudgedNeighborsReport(
          try texts.map { try engine.evaluateSearch($0, judgments) }
            ?? engine.evaluateNeighbors(judgments)))
    }
  }
}
