// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// `kindred serve` of the program without a server.
@Suite struct ServeCommandTests {
  private let sample = ProjectFiles.root.appending(path: "Vectors/digests").path

  @Test func programWithoutServerSaysWhereToGetOne() throws {
    let result = try Kindred.run(["serve", "--in", sample])
    #expect(result.status == 1 && result.output.isEmpty)
    #expect(
      result.notes
        == "kindred: this kindred was built without its server; make server builds one that has it\n"
    )
  }

  @Test(arguments: [
    ["--port", "65536"], ["--port", "-1"], ["--port", "http"], ["--in", "-", "--key-file", "-"],
  ])
  func whatMakesNoSenseIsRefused(_ arguments: [String]) throws {
    #expect(try Kindred.run(["serve", "--library", "x"] + arguments).status == 64)
  }
}
