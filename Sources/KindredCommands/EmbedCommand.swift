// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Embeddings
internal import Engine
internal import Foundation
internal import Kernels
internal import Papers

/// `kindred embed`: paper vectors for other programs.
struct EmbedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "embed",
    abstract: "Write the papers' vectors as a NumPy file, and their identifiers beside it.",
    discussion: """
      FILE.npy holds float32 rows of unit length, ascending by identifier; FILE.ids.txt the \
      identifiers, one a line.
      """)

  @Option(
    name: .customLong("out"), help: ArgumentHelp("Where to write.", valueName: "file.npy"),
    completion: .file(extensions: ["npy"]))
  var path: String

  @OptionGroup var pass: PassOptions

  func validate() throws {
    if !path.hasSuffix(".npy") || path.hasSuffix("/.npy") || path == ".npy" {
      throw ValidationError("--out must end in .npy, as \"\(path)\" does not")
    }
  }

  func run() throws {
    let embedding = try pass.withEngine { engine, _ in engine.embedding() }
    try Output.write(Data(NumPyFormat.encode(embedding.rows)), to: path)
    let identifiers = ModelFiles.identifiersPath(path)
    let names = embedding.papers.map { $0.id.description + "\n" }.joined()
    try Output.write(Data(names.utf8), to: identifiers)
    if pass.engine.quiet { return }
    Output.note(
      "kindred: \(embedding.rows.rowCount) x \(embedding.rows.columnCount) to \(path)"
        + Self.fidelity(embedding))
  }

  private static func fidelity(_ embedding: Embedding) -> String {
    if embedding.isExact { return ", exact: cosines are those of the TF-IDF rows" }
    guard let share = embedding.capturedShare else { return "" }
    return ", holding \(Int((100 * share).rounded())) % of the TF-IDF rows"
  }
}
