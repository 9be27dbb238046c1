// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Finds and loads the files that a path stands for.
public enum PaperFiles {
  /// The path that means standard input.
  public static let standardInput = "-"

  /// Reads every path and folds the result.
  ///
  /// A folder stands for all files below it in byte order of their paths, hidden ones left out;
  /// inside a folder a file that is no text or holds no paper is an issue, not an error.
  ///
  /// - Parameters:
  ///   - paths: files, folders or `-`, in order; read once each, in this order.
  ///   - reader: how strict to be.
  /// - Throws: ``PapersError``.
  public static func read(_ paths: [String], with reader: PaperReader) throws -> PaperList {
    var list = PaperList()
    for path in paths {
      if path == standardInput {
        let data = try FileHandle.standardInput.readToEnd() ?? Data()
        list.append(try reader.read([UInt8](data), source: path))
        continue
      }
      let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
      guard let kind = try? FileManager.default.attributesOfItem(atPath: target)[.type] else {
        throw PapersError.missing(path: path)
      }
      if kind as? FileAttributeType == .typeDirectory {
        list.append(try readFolder(path, with: reader))
      } else {
        list.append(try reader.read(try load(path), source: path))
      }
    }
    return list.folded()
  }

  private static func readFolder(_ folder: String, with reader: PaperReader) throws -> PaperList {
    var list = PaperList()
    for path in try files(below: folder) {
      do {
        list.append(try reader.read(try load(path), source: path))
      } catch let error as PapersError where !reader.isStrict {
        switch error {
        case .notText(_, let found), .noPapers(_, let found):
          list.issues.append(
            ReadingIssue(source: path, line: 1, message: "\(found), the file was skipped"))
        default:
          throw error
        }
      }
    }
    guard !list.papers.isEmpty else {
      throw PapersError.noPapers(source: folder, found: "a folder without papers")
    }
    return list
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

  private static func load(_ path: String) throws -> [UInt8] {
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      return [UInt8](try file.readToEnd() ?? Data())
    } catch {
      let reason =
        (error as? CocoaError)?.code == .fileReadNoPermission
        ? "permission denied" : "the system refused"
      throw PapersError.unreadable(path: path, reason: reason)
    }
  }
}
