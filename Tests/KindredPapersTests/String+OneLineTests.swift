// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@Suite struct StringOneLineTests {
  @Test(arguments: [
    ("", ""), ("  ", ""), ("one", "one"), (" a  b ", "a b"), ("a\n\tb\r\nc", "a b c"),
    ("a\u{A0}\u{2003}b", "a b"), ("a\u{7F}b\u{1B}[31mc", "a b [31mc"), ("\u{FEFF}a", "a"),
    ("a\u{202E}b\u{2066}c", "a b c"), ("é\u{2028}ü", "é ü"), ("𝒳 😀", "𝒳 😀"),
    ("a\u{85}b", "a b"),
  ]) func whiteSpaceAndControlsBecomeOneSpace(text: String, line: String) {
    #expect(Paper(title: "x" + text + "x").title == expected(line, text))
    #expect(text.onOneLine() == line)
  }

  private func expected(_ line: String, _ text: String) -> String {
    ("x" + text + "x").onOneLine()
  }

  @Test func applyingItTwiceChangesNothing() {
    let text = " \u{1}a \u{3000} ünï\u{200B}code\u{2029}"
    #expect(text.onOneLine().onOneLine() == text.onOneLine())
  }
}
