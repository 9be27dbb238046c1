// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import Testing

@testable import KindredPapers

@Suite struct DigestTextTests {
  @Test(arguments: [
    ("a < b", "a \\< b"), ("<script>", "\\<script>"), ("![x](http://e)", "![x]\\(http://e)"),
    ("\\<", "\\\\\\<"), ("]\\(", "]\\\\\\("), ("\\[x\\] \\alpha", "\\[x\\] \\alpha"),
    ("f(x) ] (", "f(x) ] ("), ("", ""), ("ends in \\", "ends in \\"), ("[1][2](3)", "[1][2]\\(3)"),
    ("[x]: http://e", "[x]\\: http://e"),
  ])
  func whatCouldBeMarkupIsEscaped(text: String, escaped: String) {
    #expect(DigestText.escaped(text) == escaped)
    #expect(DigestText.unescaped(escaped) == text)
  }

  @Test func readingUndoesWritingWhateverTheText() {
    var generator = SeededGenerator(seed: 3)
    let characters = Array("\\\\\\<<]]((::a é")
    for _ in 0..<2_000 {
      let text = String(
        (0..<generator.next(below: 12)).map { _ in
          characters[generator.next(below: characters.count)]
        })
      #expect(DigestText.unescaped(DigestText.escaped(text)) == text)
    }
  }

  @Test func whatNobodyEscapedStays() {
    #expect(DigestText.unescaped("a < b [x](y) \\\\<") == "a < b [x](y) \\\\<")
  }

  @Test(arguments: [
    ("https://example.org/a(b)?c=d#e", "https://example.org/a(b)?c=d#e"),
    ("http://e/<script>", "http://e/%3Cscript%3E"), ("http://e/](x", "http://e/%5D(x"),
    ("JavaScript:alert(1)", ""), ("javascript&colon;alert(1)", "javascript&colon%3Balert(1)"),
    ("java&#115;cript:alert(1)", "java&#115%3Bcript:alert(1)"), ("a/b:c", "a/b:c"),
    ("data:text/html,x", ""), ("doi:10.1/x", "doi:10.1/x"),
  ])
  func addressesCannotEndTheirLink(url: String, address: String) {
    #expect(DigestText.address(url) == address)
  }
}
