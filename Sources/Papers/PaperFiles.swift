// SPDX-License-Identifier: Apache-2.0

import Foundation

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

  /// Reads every path a part at a time, so that not all of it is in memory: `body` gets the papers of
  /// each part, every mention, and its issues.
  ///
  /// A folder stands for all files below it in byte order of their paths, hidden ones left out;
  /// inside a folder a file that is no text or holds no paper is an issue, not an error.
  ///
  /// - Throws: ``PapersError``, and what `body` throws; parts before that were given to it.
  package static func forEachPart(
    of paths: [String], with reader: PaperReader, _ body: (PaperList) throws -> Void
  ) throws {
    for path in paths {
      if path == standardInput {
        try reader.forEachPart(
          of: ByteStream(.standardInput, source: path), source: path, body)
        continue
      }
      let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
      guard let kind = try? FileManager.default.attributesOfItem(atPath: target)[.type] else {
        throw PapersError.missing(path: path)
      }
      if kind as? FileAttributeType == .typeDirectory {
        try forEachPart(ofFolder: path, with: reader, body)
      } else {
        try reader.forEachPart(of: try open(path), source: path, body)
      }
    }
  }

  private static func forEachPart(
    ofFolder folder: String, with reader: PaperReader, _ body: (PaperList) throws -> Void
  ) throws {
    var paperCount = 0
    for path in try files(below: folder) {
      do {
        try reader.forEachPart(of: try open(path), source: path) { list in
          paperCount += list.papers.count
          try body(list)
        }
      } catch let error as PapersError where !reader.isStrict {
        var list = PaperList()
        switch error {
        case .notText(_, let found), .noPapers(_, let found):
          list.note("\(found), the file was skipped", line: 1, source: path)
        case .tooLarge(_, let limit):
          list.note(
            "more than \(limit >> 20) MiB that can only be read as a whole, the file was skipped",
            line: 1, source: path)
        default:
          throw error
        }
        try body(list)
      }
    }
    guard paperCount > 0 else {
      throw PapersError.noPapers(source: folder, found: "a folder without papers")
    }
  }

  private static func files(below folder: String) throws -> [String] {
    guard let walk = FileManager.default.enumerator(atPath: folder) else {
      throw PapersError.unreadable(path: folder, reason: "the folder cannot be listed")
    }
    var names: [String] = []
    while let name = walk.nextObject() as? String {
      let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
      let isFile = walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular
      if isFile && !isHidden { names.append(name) }
    }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    return names.map { base + $0 }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func open(_ path: String) throws -> ByteStream {
    do {
      return ByteStream(
        try FileHandle(forReadingFrom: URL(fileURLWithPath: path)), source: path)
    } catch {
      let reason =
        (error as? CocoaError)?.code == .fileReadNoPermission
        ? "permission denied" : "the system refused"
      throw PapersError.unreadable(path: path, reason: reason)
    }
  }
}
