// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Where words go: results to standard output, notes to standard error, files to their place.
enum Output {
  /// Why a result did not get where it should.
  enum Failure: Error, Equatable, CustomStringConvertible {
    /// The reader of standard output has gone.
    case closed
    /// Standard output or a file cannot be written.
    case unwritable(path: String)

    var description: String {
      switch self {
      case .closed: "the output was closed"
      case .unwritable(let path): "\(path): cannot be written"
      }
    }
  }

  /// Writes a result to standard output.
  static func write(_ text: String) throws(Failure) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      throw errno == EPIPE ? .closed : .unwritable(path: "standard output")
    }
  }

  /// Writes a line to standard error, where nobody may be listening.
  static func note(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }

  /// Writes a file whole or not at all.
  static func write(_ data: Data, to path: String) throws(Failure) {
    do {
      try data.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw .unwritable(path: path)
    }
  }
}
