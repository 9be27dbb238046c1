// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import KindredReports

/// The options for a page beside the result.
struct PageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write a page with a map as well.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var html: String?

  @Option(
    help: ArgumentHelp(
      "What the page is called (default: as the digest, or by what it shows).", valueName: "text"))
  var title: String?

  /// - Parameter others: other options that write what the title is for, and their files.
  /// - Throws: `ValidationError` where there is a title for nothing.
  func check(beside others: (option: String, path: String?)...) throws {
    guard title != nil, html == nil, others.allSatisfy({ $0.path == nil }) else { return }
    let options = ["--html FILE"] + others.map { "\($0.option) FILE" }
    throw ValidationError("--title needs \(options.joined(separator: " or "))")
  }

  /// Bytes of a page that a browser opens at once.
  private static let mostBytes = 20_000_000

  /// Whether a page is asked for.
  var isWanted: Bool { html != nil }

  /// Writes the page if it is asked for.
  func write(_ page: () throws -> String) throws {
    guard let html else { return }
    let bytes = Data(try page().utf8)
    try Output.write(bytes, to: html)
    if bytes.count > Self.mostBytes {
      Output.note(
        "kindred: \(html) has \(bytes.count / 1_000_000) MB; a browser takes long to open it")
    }
  }
}
