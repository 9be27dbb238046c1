// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredReports

@Suite struct TextLayoutTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("😀", 2), ("한글", 4), ("ﬁ", 1),
  ]) func widthsAreThoseOfATerminal(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test func textThatIsTooWideEndsInAnEllipsis() {
    #expect("coral reefs".fitted(to: 11) == "coral reefs")
    #expect("coral reefs".fitted(to: 10) == "coral ree…")
    #expect("coral reefs".fitted(to: 7) == "coral…")
    #expect("日本語".fitted(to: 4) == "日…")
  }

  @Test func wordsAreWrapped() {
    #expect("aa bb cc".wrapped(to: 5) == ["aa bb", "cc"])
    #expect("aa bb cc".wrapped(to: 4) == ["aa", "bb", "cc"])
    #expect("aa bb cc".wrapped(to: 8) == ["aa bb cc"])
    #expect("longer than".wrapped(to: 4) == ["longer", "than"])
    #expect("".wrapped(to: 4) == [])
  }

  @Test(arguments: [
    ("# title", "\\# title"), ("a*b_c", "a\\*b\\_c"),
    ("|\u{301} *\u{301}", "\\|\u{301} \\*\u{301}"), ("<script>", "\\<script\\>"),
    ("[x](javascript:1)", "\\[x\\](javascript:1)"), ("- item", "\\- item"), ("a-b", "a-b"),
    ("$x$ `y` |", "\\$x\\$ \\`y\\` \\|"), ("&amp;", "\\&amp;"),
  ]) func markdownShowsTextAsItIs(text: String, escaped: String) {
    #expect(text.escapedForMarkdown == escaped)
  }
}
