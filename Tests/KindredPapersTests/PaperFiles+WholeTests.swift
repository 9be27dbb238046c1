// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredPapers
import Testing

@Suite struct PaperFilesWholeTests {
  private func withFile(_ content: Data, _ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try content.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path)
  }

  @Test func bytesAreThoseOfTheFile() throws {
    for count in [0, 1, 1 << 20, (1 << 20) + 1, 3_000_000] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 + 7) }
      try withFile(Data(bytes)) { path in
        let read = try PaperFiles.whole(path, limit: 3_000_000)
        #expect(read == bytes, "\(count)")
      }
    }
  }

  @Test func moreThanTheLimitIsRefused() throws {
    try withFile(Data(repeating: 1, count: 4 << 20)) { path in
      #expect(
        throws: PapersError.unreadable(
          path: path, reason: "it holds more than 3 MiB, the most that is read at once")
      ) { try PaperFiles.whole(path, limit: 3 << 20) }
      let read = try PaperFiles.whole(path, limit: 4 << 20)
      #expect(read.count == 4 << 20)
    }
  }

  @Test func foldersAndNothingAreToldApart() {
    let folder = FileManager.default.temporaryDirectory.path
    #expect(throws: PapersError.missing(path: folder + "/none/at/all")) {
      try PaperFiles.whole(folder + "/none/at/all", limit: 1)
    }
    #expect(
      throws: PapersError.unreadable(
        path: folder, reason: "it is a folder, where a file was expected")
    ) { try PaperFiles.whole(folder, limit: 1) }
  }
}
