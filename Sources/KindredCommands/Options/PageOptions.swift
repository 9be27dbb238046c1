// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import KindredReports

/// The option for a page beside the result.
struct PageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write a page with a map as well.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var html: String?

  /// Whether a page is asked for.
  var isWanted: Bool { html != nil }

  /// Writes the page if it is asked for.
  func write(_ page: () throws -> String) throws {
    if let html { try Output.write(Data(try page().utf8), to: html) }
  }
}
