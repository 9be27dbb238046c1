// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TextFeatures

@Suite struct ByteStringTableTests {
  @Test func numbersAreGivenInOrderAndKept() {
    var table = ByteStringTable()
    let words = (0..<5_000).map { "w\($0 % 1_700)é" }
    for (place, word) in words.enumerated() {
      let bytes = Array(word.utf8)
      let index = table.intern(
        bytes.span, 0..<bytes.count, hash: ByteHash.hash(bytes.span))
      #expect(index == place % 1_700)
    }
    #expect(table.count == 1_700)
    #expect(table.string(1_699) == "w1699é")
    #expect(table.find("w17é".utf8.span, hash: ByteHash.hash("w17é".utf8.span)) == 17)
    #expect(table.find("none".utf8.span, hash: ByteHash.hash("none".utf8.span)) == nil)
  }

  @Test func equalHashesDoNotMakeEqualStrings() {
    var table = ByteStringTable()
    for word in ["a", "b", "ab", ""] {
      let bytes = Array(word.utf8)
      _ = table.intern(bytes.span, 0..<bytes.count, hash: 7)
    }
    #expect(table.count == 4)
    #expect(table.find("ab".utf8.span, hash: 7) == 2)
  }
}
