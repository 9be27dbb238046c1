// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredEmbeddings
internal import KindredEngine
internal import KindredKernels
internal import KindredPapers

/// Files other than papers that a command line names.
enum ModelFiles {
  /// The most bytes of a file of texts or terms, and of one of vectors.
  private static let limit = 1 << 30
  private static let vectorLimit = 32 << 30

  /// The bytes of a file, a pipe, or - for standard input, unpacked.
  static func bytes(_ path: String) throws -> [UInt8] {
    try PaperFiles.whole(path, limit: limit)
  }

  /// The background that `--background` names; the program's own without a name.
  static func background(_ path: String?) throws -> Background {
    guard let path else { return .shipped }
    if path == "none" { return .none }
    do {
      return .learned(try BackgroundModel(decoding: bytes(path)))
    } catch let error as BackgroundError {
      throw PapersError.unreadable(path: path, reason: error.description)
    }
  }

  /// A NumPy or `.fbin` file of finite numbers.
  static func matrix(_ path: String) throws -> Matrix {
    let bytes = try PaperFiles.whole(path, limit: vectorLimit)
    let matrix: Matrix
    do {
      matrix =
        unpackedName(path).hasSuffix(".fbin")
        ? try FloatBinFormat.decode(bytes) : try NumPyFormat.decode(bytes)
    } catch let error as any CustomStringConvertible {
      throw PapersError.unreadable(path: path, reason: error.description)
    }
    for row in 0..<matrix.rowCount where !matrix.withRow(row, norm).isFinite {
      throw PapersError.unreadable(path: path, reason: "row \(row) holds a value that is no number")
    }
    return matrix
  }

  /// The file of identifiers beside a file of vectors: `FILE.ids.txt` for `FILE.npy`, `FILE.fbin`
  /// and either packed as `.gz`.
  static func identifiersPath(_ path: String) -> String {
    let name = unpackedName(path)
    let ending = [".npy", ".fbin"].first(where: name.hasSuffix) ?? ""
    return name.dropLast(ending.count) + ".ids.txt"
  }

  private static func unpackedName(_ path: String) -> String {
    path.hasSuffix(".gz") ? String(path.dropLast(3)) : path
  }

  /// The vectors of a file and their identifiers, one a line: those beside it, or in a file of that
  /// name.
  static func vectors(_ path: String, identifiers: String? = nil) throws -> PaperVectors {
    let rows = try matrix(path)
    let names = identifiers ?? identifiersPath(path)
    let ids = String(decoding: try bytes(names), as: UTF8.self)
      .split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
    guard ids.count == rows.rowCount else {
      throw PapersError.unreadable(
        path: names, reason: "it has \(ids.count) identifiers for \(rows.rowCount) rows")
    }
    return PaperVectors(ids: ids.map { PaperReference($0)?.id ?? PaperID($0) }, rows: rows)
  }
}
