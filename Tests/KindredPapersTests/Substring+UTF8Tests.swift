// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct SubstringUTF8Tests {
  @Test func aCombiningMarkDoesNotHideAMarker() {
    #expect("id:\u{301}x".rest(after: "id:").map { Array($0.utf8) } == Array("\u{301}x".utf8))
    #expect("x)\u{301}".rest(before: ")") == nil)
    #expect(
      "a;\u{301}b".parts(between: ";").map { Array($0.utf8) } == [
        Array("a".utf8), Array("\u{301}b".utf8),
      ])
    #expect("\"\u{301}".replacingScalars { $0 == "\"" ? "''" : nil }.unicodeScalars.count == 3)
  }

  @Test func markersStandAtTheEnds() {
    #expect("abc".rest(after: "ab") == "c" && "abc".rest(after: "b") == nil)
    #expect("abc".rest(before: "bc") == "a" && "abc".rest(before: "b") == nil)
    #expect("ab".rest(after: "ab") == "" && "a".rest(after: "ab") == nil)
    #expect("".parts(between: ";") == [] && ";;a;".parts(between: ";") == ["a"])
    #expect("a b".parts(between: "") == ["a b"])
  }
}
