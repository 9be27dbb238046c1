// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredEngine
internal import KindredPapers
internal import KindredStore

/// What a command line says of a reader's papers: names of papers, and files of several kinds.
enum ReadingListFiles {
  /// Words that head a list of identifiers and are none.
  private static let headings: Set<String> = ["id", "ids", "identifier", "doi", "arxiv"]

  /// Those of some arguments that are files, or standard input.
  static func paths(_ arguments: [String]) -> [String] {
    arguments.filter {
      $0 == PaperFiles.standardInput || FileManager.default.fileExists(atPath: $0)
    }
  }

  /// What arguments name: a file, a folder or - is read, anything else names a paper.
  static func read(_ arguments: [String], _ reading: ReadingOptions) throws -> ReadingList {
    let files = Set(paths(arguments))
    return try arguments.reduce(ReadingList()) { list, argument in
      try list
        + (files.contains(argument)
          ? file(argument, reading) : ReadingList(names: [argument]))
    }
  }

  private static func file(_ path: String, _ reading: ReadingOptions) throws -> ReadingList {
    if (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil {
      return ReadingList(papers: try reading.read([[path]])[0].papers)
    }
    if Library.isDatabase(path) {
      return ReadingList(papers: try Library(reading: path).papers())
    }
    let bytes = try ModelFiles.bytes(path)
    if let ids = identifiers(in: bytes) { return ReadingList(ids: ids) }
    return ReadingList(papers: try reading.read(bytes, source: path).papers)
  }

  /// The identifiers of a file that holds one a line and nothing else, or nil for another file;
  /// lines after # are for people.
  static func identifiers(in bytes: [UInt8]) -> [PaperID]? {
    var ids: [PaperID] = []
    var isFirst = true
    // No line beyond the first that is none is looked at.
    for line in bytes.lazy.split(whereSeparator: { $0 == 10 || $0 == 13 }) {
      let line = String(decoding: line, as: UTF8.self)
        .trimmingCharacters(in: .whitespaces.union(["\u{FEFF}"]))
      // Of a digest, titles are headings, and dates may stand alone in a line.
      if line.hasPrefix("##") || PaperDate(line) != nil { return nil }
      if line.isEmpty || line.hasPrefix("#") { continue }
      defer { isFirst = false }
      if isFirst, headings.contains(line.lowercased()) { continue }
      if let id = PaperReference(line)?.id {
        ids.append(id)
      } else if line.contains(where: { " \t,;\"{[<@|".contains($0) }) {
        return nil
      } else {
        ids.append(PaperID(line))
      }
    }
    return ids.isEmpty ? nil : ids
  }
}

extension ReadingListFiles {
  /// Identifiers that a note names.
  private static let namedCount = 5

  /// Tells which papers are liked and not liked, where liking goes before.
  static func note(_ disliked: ReadingList, overruledBy liked: ReadingList) {
    func identifiers(_ list: ReadingList) -> Set<PaperID> {
      Set(list.ids + list.papers.map(\.id) + list.names.compactMap { PaperReference($0)?.id })
    }
    let ids = identifiers(disliked).intersection(identifiers(liked))
    if ids.isEmpty { return }
    let named = ids.sorted().prefix(namedCount).map(\.description).joined(separator: ", ")
    let more = ids.count > namedCount ? " and \(ids.count - namedCount) more" : ""
    Output.note("kindred: liked and not liked, and taken as liked: \(named)\(more)")
  }

  /// Tells which listed papers are not there.
  static func note(_ missing: [PaperID]) {
    if missing.isEmpty { return }
    let named = missing.prefix(namedCount).map(\.description).joined(separator: ", ")
    let more = missing.count > namedCount ? " and \(missing.count - namedCount) more" : ""
    Output.note("kindred: listed and not among the papers: \(named)\(more)")
  }
}
