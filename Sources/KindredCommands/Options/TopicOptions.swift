// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import KindredEngine
internal import KindredPapers

/// The option for topics that are known.
struct TopicOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Group by the topics of this file first, and what fits none of them anew.",
      valueName: "file"),
    completion: .file(extensions: ["json"]))
  var topics: String?

  /// The file, where there is one.
  var paths: [String] { [topics].compactMap(\.self) }

  /// The topics of the file, or nil without one.
  ///
  /// - Throws: ``PapersError`` with what is wrong with the file.
  func read() throws -> Topics? {
    guard let topics else { return nil }
    let bytes = try ModelFiles.bytes(topics)
    do {
      return try Topics(decoding: bytes)
    } catch {
      throw PapersError.unreadable(path: topics, reason: error.description)
    }
  }
}
