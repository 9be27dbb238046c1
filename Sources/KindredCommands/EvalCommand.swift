// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import KindredEngine
internal import KindredPapers
internal import KindredReports

/// `kindred eval`: how good the answers are on papers whose answers are known.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Measure neighbors and groups against judgments or labels of your own.",
    subcommands: [EvalNeighborsCommand.self, EvalClustersCommand.self, EvalFidelityCommand.self])
}

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

/// `kindred eval clusters`.
struct EvalClustersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clusters",
    abstract: "Measure groups against labels, over seeded draws of papers.",
    discussion: """
      Each draw takes some labels and some papers of each, and groups them without looking at the \
      labels, into as many groups as there are labels.
      """)

  @Option(help: ArgumentHelp("A field of the papers' JSON lines.", valueName: "field"))
  var label: String

  @Option(
    help: ArgumentHelp(
      "Draw only from these labels, with commas between (default: all).", valueName: "labels"))
  var among: String?

  @Option(help: "How many draws.")
  var draws = 20

  @Option(help: "Labels a draw.")
  var groups = 6

  @Option(name: .customLong("per-group"), help: "Papers of each label.")
  var groupSize = 10

  @OptionGroup var format: FormatOptions
  @OptionGroup var pass: Pass<MeaningSettings>

  func validate() throws {
    for (name, value, least) in [
      ("draws", draws, 1), ("groups", groups, 2), ("per-group", groupSize, 2),
    ]
    where !(least...1_000_000).contains(value) {
      throw ValidationError("--\(name) must be from \(least) to 1000000, not \(value)")
    }
  }

  func run() throws {
    let input = try pass.open(labelField: label)
    let papers = try input.list().papers
    input.observe(.clusters)
    let result = try Engine.evaluateClusters(
      papers, field: label,
      among: among?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) },
      drawCount: draws, groupCount: groups, groupSize: groupSize, options: input.options)
    try format.write(GroupedDrawsReport(result, groupCount: groups, groupSize: groupSize))
  }
}

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
