// SPDX-License-Identifier: Apache-2.0

import KindredPartitions
import Testing

@Suite struct RowLinesTests {
  @Test(arguments: 1...9) func linesAreWholeHoweverTheyCome(size: Int) throws {
    let text = Array("one\n\ntwo and more\nlast".utf8)
    var place = 0
    var lines = RowLines {
      defer { place = min(text.count, place + size) }
      return Array(text[place..<min(text.count, place + size)])
    }
    var found: [String] = []
    while let line = try lines.next() { found.append(String(decoding: line, as: UTF8.self)) }
    #expect(found == ["one", "", "two and more", "last"])
    #expect(try lines.next() == nil)
  }

  @Test func nothingHasNoLines() throws {
    var lines = RowLines { [] }
    #expect(try lines.next() == nil)
  }
}
