// SPDX-License-Identifier: Apache-2.0

/// Why a library cannot be used.
public enum LibraryError: Error, Equatable, CustomStringConvertible {
  /// There is no such file.
  case missing(path: String)

  /// The file is no library of Kindred.
  case notALibrary(path: String)

  /// A newer version of Kindred made it.
  case newer(path: String, version: Int, known: Int)

  /// Another process writes it, and did not finish in time.
  case busy(path: String, holder: String)

  /// SQLite says that something is wrong: a damaged file, a full disk, no right to write.
  case failed(path: String, reason: String)

  /// Whether there is nothing that can be read, rather than something that cannot be done.
  public var isUnreadable: Bool {
    switch self {
    case .missing, .notALibrary, .newer: true
    case .busy, .failed: false
    }
  }

  /// One sentence: what, where, and what to do.
  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): no such library; kindred index PATH... -o \(path) makes one"
    case .notALibrary(let path): "\(path): no library of Kindred"
    case .newer(let path, let version, let known):
      "\(path): a library of format \(version), and this version of Kindred knows formats up to "
        + "\(known); use a newer one"
    case .busy(let path, let holder): "\(path): being written by \(holder); try again later"
    case .failed(let path, let reason): "\(path): \(reason)"
    }
  }
}
