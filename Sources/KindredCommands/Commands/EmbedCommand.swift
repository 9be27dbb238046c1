// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import KindredEmbeddings
internal import KindredEngine
internal import KindredKernels
internal import KindredPapers

/// `kindred embed`: paper vectors for other programs.
struct EmbedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "embed",
    abstract:
      "Write the papers' vectors as a NumPy or .fbin file, and their identifiers beside it.",
    discussion: """
      The file holds float32 rows of unit length, ascending by identifier; FILE.ids.txt the \
      identifiers, one a line. A row is what the background model says of a paper, from which scores take \
      what goes beyond shared terms: all papers stand in one space, so that weeks can be compared, and \
      --embeddings FILE gives the same neighbors. With --projection, --dimension or --background none it \
      is the paper's projection in a space of these papers.
      """)

  @Option(
    name: .customLong("out"),
    help: ArgumentHelp("Where to write, .npy or .fbin.", valueName: "file"),
    completion: .file(extensions: ["npy", "fbin"]))
  var path: String

  @Flag(help: "Write float16, in half the space (.npy only).")
  var float16 = false

  @OptionGroup var pass: Pass<RowSettings>

  func validate() throws {
    let name = URL(fileURLWithPath: path).lastPathComponent
    guard [".npy", ".fbin"].contains(where: { name.hasSuffix($0) && name != $0 }) else {
      throw ValidationError("--out must end in .npy or .fbin, as \"\(path)\" does not")
    }
    if float16, !path.hasSuffix(".npy") {
      throw ValidationError("--float16 needs an --out that ends in .npy")
    }
  }

  func run() throws {
    let embedding = try pass.open().engine().embedding()
    let bytes =
      path.hasSuffix(".npy")
      ? NumPyFormat.encode(embedding.rows, as: float16 ? .half : .single)
      : FloatBinFormat.encode(embedding.rows)
    try Output.write(Data(bytes), to: path)
    let identifiers = ModelFiles.identifiersPath(path)
    let names = embedding.papers.map { $0.id.description + "\n" }.joined()
    try Output.write(Data(names.utf8), to: identifiers)
    if pass.quiet { return }
    Output.note(
      "kindred: \(embedding.rows.rowCount) x \(embedding.rows.columnCount) to \(path)"
        + Self.sentence(about: embedding.space))
  }

  private static func sentence(about space: Embedding.Space) -> String {
    switch space {
    case .background: ", in the background's space"
    case .own(isExact: true, _): ", exact: cosines are those of the TF-IDF rows"
    case .own(_, let share?): ", holding \(Int((100 * share).rounded())) % of the TF-IDF rows"
    case .own, .given: ""
    }
  }
}
