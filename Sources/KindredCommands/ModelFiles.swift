// SPDX-License-Identifier: Apache-2.0

internal import Embeddings
internal import Engine
internal import Foundation
internal import Kernels
internal import Papers

/// Files other than papers that a command line names.
enum ModelFiles {
  /// A file's bytes.
  static func data(_ path: String) throws -> Data {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw PapersError.missing(path: path)
    }
    return data
  }

  /// The background that `--background` names; the program's own without a name.
  static func background(_ path: String?) throws -> Background {
    guard let path else { return .shipped }
    if path == "none" { return .none }
    do {
      return .learned(try BackgroundModel(decoding: [UInt8](data(path))))
    } catch let error as BackgroundError {
      throw PapersError.unreadable(path: path, reason: error.description)
    }
  }

  /// A NumPy or `.fbin` file of finite numbers.
  static func matrix(_ path: String) throws -> Matrix {
    let data = try data(path)
    let matrix: Matrix
    do {
      matrix =
        path.hasSuffix(".fbin")
        ? try FloatBinFormat.decode([UInt8](data)) : try NumPyFormat.decode([UInt8](data))
    } catch let error as any CustomStringConvertible {
      throw PapersError.unreadable(path: path, reason: error.description)
    }
    for row in 0..<matrix.rowCount where !matrix.withRow(row, norm).isFinite {
      throw PapersError.unreadable(path: path, reason: "row \(row) holds a value that is no number")
    }
    return matrix
  }

  /// The file of identifiers beside a file of vectors: `FILE.ids.txt` for `FILE.npy` or `FILE.fbin`.
  static func identifiersPath(_ path: String) -> String {
    let ending = [".npy", ".fbin"].first(where: path.hasSuffix) ?? ""
    return path.dropLast(ending.count) + ".ids.txt"
  }

  /// The vectors of a file and the identifiers beside it, one a line.
  static func vectors(_ path: String) throws -> PaperVectors {
    let rows = try matrix(path)
    let names = identifiersPath(path)
    let ids = String(decoding: try data(names), as: UTF8.self)
      .split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
    guard ids.count == rows.rowCount else {
      throw PapersError.unreadable(
        path: names, reason: "it has \(ids.count) identifiers for \(rows.rowCount) rows")
    }
    return PaperVectors(ids: ids.map { PaperReference($0)?.id ?? PaperID($0) }, rows: rows)
  }
}
