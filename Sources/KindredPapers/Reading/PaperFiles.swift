// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Finds and loads the files that a path stands for.
public enum PaperFiles {
  /// The path that means standard input.
  public static let standardInput = "-"

  /// Reads every path and folds the result.
  ///
  /// - Parameters:
  ///   - paths: files, folders or `-`, in order; read once each, in this order.
  ///   - reader: how strict to be.
  /// - Throws: ``PapersError``.
  public static func read(_ paths: [String], with reader: PaperReader) throws -> PaperList {
    var list = PaperList()
    try forEachPart(of: paths, with: reader) { list.append($0) }
    return list.folded()
  }

  /// Reads every path a part at a time, so that not all of it is in memory: `body` gets the papers
  /// of each part, every mention, and its issues.
  ///
  /// A folder stands for all files below it in byte order of their paths, hidden ones left out,
  /// links followed; inside a folder a file that is no text, holds no paper or cannot be read is an
  /// issue, not an error, unless the reader is strict.
  ///
  /// - Throws: ``PapersError``, and what `body` throws; parts before that were given to it.
  package static func forEachPart(
    of paths: [String], with reader: PaperReader, _ body: (PaperList) throws -> Void
  ) throws {
    for path in paths {
      if try isFolder(path) {
        try forEachPart(ofFolder: FilePath(path), with: reader, body)
      } else {
        try reader.forEachPart(of: try open(path), source: path, body)
      }
    }
  }

  /// Opens a file, a pipe or, for `-`, standard input.
  ///
  /// - Throws: ``PapersError`` where it is not there or cannot be opened.
  static func open(_ path: String) throws -> ByteStream {
    if path == standardInput { return ByteStream(.standardInput, source: path) }
    return try open(FilePath(path))
  }

  /// Whether a path names a folder.
  ///
  /// - Throws: ``PapersError/missing(path:)`` where nothing is there.
  static func isFolder(_ path: String) throws -> Bool {
    if path == standardInput { return false }
    guard let status = FilePath(path).status else { throw PapersError.missing(path: path) }
    return status.kind == .folder
  }

  private static func forEachPart(
    ofFolder folder: FilePath, with reader: PaperReader, _ body: (PaperList) throws -> Void
  ) throws {
    var paperCount = 0
    func note(_ message: String, _ path: FilePath) throws {
      let issue = ReadingIssue(source: path.shown, line: 1, message: message)
      if reader.isStrict { throw PapersError.strict(issue) }
      try body(PaperList(issues: [issue]))
    }
    for found in try FolderWalk(folder).found {
      switch found {
      case .problem(let path, let reason):
        try note("\(reason), skipped", path)
      case .file(let path):
        do {
          try reader.forEachPart(of: try open(path), source: path.shown) { list in
            paperCount += list.papers.count
            try body(list)
          }
          if !path.isText {
            try note("the name of the file is no UTF-8 and is shown as text", path)
          }
        } catch let error as PapersError where !reader.isStrict {
          guard let reason = error.reasonToSkip else { throw error }
          try note("\(reason), the file was skipped", path)
        }
      }
    }
    guard paperCount > 0 else {
      throw PapersError.noPapers(source: folder.shown, found: "a folder without papers")
    }
  }

  private static func open(_ path: FilePath) throws -> ByteStream {
    guard let file = path.open(O_RDONLY) else {
      let reason = errno == EACCES ? "permission denied" : "the system refused"
      throw errno == ENOENT
        ? PapersError.missing(path: path.shown)
        : PapersError.unreadable(path: path.shown, reason: reason)
    }
    return ByteStream(file, source: path.shown)
  }
}

extension PapersError {
  /// Why a file in a folder is passed over, or nil for an error that ends the reading.
  fileprivate var reasonToSkip: String? {
    switch self {
    case .notText(_, let found), .noPapers(_, let found): found
    case .tooLarge(_, let limit): "more than \(limit >> 20) MiB that can only be read as a whole"
    case .missing: "it is no longer there"
    case .unreadable(_, let reason): "it cannot be read: \(reason)"
    case .strict: nil
    }
  }
}
