// SPDX-License-Identifier: Apache-2.0

internal import GRDB

/// Why a library cannot be used.
public enum LibraryError: Error, Equatable, CustomStringConvertible {
  /// There is no such file.
  case missing(path: String)

  /// The file is no library of Kindred.
  case notALibrary(path: String)

  /// A newer version of Kindred made it.
  case newer(path: String, version: Int, known: Int)

  /// An older version of Kindred made it, and this one does not read it.
  case outdated(path: String)

  /// It is not as it was written.
  case damaged(path: String)

  /// It has tables, views or triggers that no library has.
  case foreignSchema(path: String)

  /// Another process writes it, and did not finish in time.
  case busy(path: String, holder: String)

  /// SQLite says that something is wrong: a damaged file, a full disk, no right to write.
  case failed(path: String, reason: String)

  /// Whether there is nothing that can be read, rather than something that cannot be done.
  public var isUnreadable: Bool {
    switch self {
    case .missing, .notALibrary, .newer: true
    case .outdated, .damaged, .foreignSchema, .busy, .failed: false
    }
  }

  /// The library.
  public var path: String {
    switch self {
    case .missing(let path), .notALibrary(let path), .newer(let path, _, _), .outdated(let path),
      .damaged(let path), .foreignSchema(let path), .busy(let path, _), .failed(let path, _):
      path
    }
  }

  /// What sets it right, or nil where that is said or not known.
  public var remedy: LibraryRemedy? {
    switch self {
    case .missing: .make
    case .outdated: .update
    case .damaged, .foreignSchema: .recover
    case .notALibrary, .newer, .busy, .failed: nil
    }
  }

  /// One sentence: what and where.
  public var description: String {
    switch self {
    case .missing(let path): "\(path): no such library"
    case .notALibrary(let path): "\(path): no library of Kindred"
    case .newer(let path, let version, let known):
      "\(path): a library of format \(version), and this version of Kindred knows formats up to "
        + "\(known); use a newer one"
    case .outdated(let path): "\(path): made by an older version"
    case .damaged(let path): "\(path): damaged"
    case .foreignSchema(let path): "\(path): its tables are not those of a library"
    case .busy(let path, let holder): "\(path): being written by \(holder); try again later"
    case .failed(let path, let reason): "\(path): \(reason)"
    }
  }
}

extension LibraryError {
  /// A file that is there where a new library is to be.
  static func standsThere(path: String) -> LibraryError {
    .failed(path: path, reason: "is there already; name a file that is not")
  }

  /// What SQLite said, in our words.
  init(_ error: DatabaseError, _ path: String) {
    switch error.resultCode {
    case .SQLITE_NOTADB: self = .notALibrary(path: path)
    case .SQLITE_CORRUPT: self = .damaged(path: path)
    case .SQLITE_FULL:
      self = .failed(
        path: path,
        reason: "the disk is full; what was written before stays, and nothing is half written")
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
      self = .failed(path: path, reason: "cannot be opened or written here")
    case .SQLITE_IOERR:
      self = .failed(
        path: path,
        reason: "could not be read or written (\(error.message ?? "input or output")); what was "
          + "written before stays, and nothing is half written")
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path, holder: "another program")
    case .SQLITE_INTERRUPT:
      self = .failed(path: path, reason: "damaged: it has more rows than its bytes can hold")
    default: self = .failed(path: path, reason: error.message ?? error.description)
    }
  }
}
