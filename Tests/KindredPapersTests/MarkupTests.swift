// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct MarkupTests {
  @Test(arguments: [
    ("<p>a <b>b</b></p>", "a b"), ("CO<sub>2</sub> and <i>E. coli</i>", "CO2 and E. coli"),
    (
      "<jats:title>Aim</jats:title><jats:p>We <jats:italic>see</jats:italic>.</jats:p>",
      "Aim We see."
    ),
    ("&lt;i&gt;Moss&lt;/i&gt; &amp;amp; ferns", "Moss & ferns"),
    ("one<br/>two<br>three", "one two three"),
    ("<a href=\"https://e.org\">so</a>", "so"), ("<mml:math><mml:mi>x</mml:mi></mml:math>", "x"),
    ("pH &lt; 8 &amp; more", "pH < 8 & more"),
  ]) func markupGoes(text: String, plain: String) {
    #expect(Markup.plain(text).onOneLine() == plain)
  }

  @Test(arguments: [
    "x<y and z>0, a < b", "$1<p<\\infty$ and $K>0$", "$a<b$ and $c>d$", "x<b and c>d",
    "<p never closed",
    "the element <b> of HTML", "<script>alert(1)</script>", "R&D, AT&T; so", "a </i> b", "<", "",
    "plain",
  ]) func whatIsNoMarkupStays(text: String) {
    #expect(Markup.plain(text) == text)
  }

  @Test func manyTagsTakeLinearTime() {
    for unit in ["<i>", "</i>", "<", "<i ", "&lt;", "&amp;"] {
      let text = String(repeating: unit, count: 200_000)
      #expect(Markup.plain(text).utf8.count <= text.utf8.count)
    }
  }
}
