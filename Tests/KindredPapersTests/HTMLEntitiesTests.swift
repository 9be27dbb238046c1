// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct HTMLEntitiesTests {
  @Test(arguments: [
    ("a &amp; b &lt; c", "a & b < c"), ("caf&eacute; &#233;&#xE9; &#XE9;", "café éé é"),
    ("&mdash;&nbsp;&alpha;", "—\u{A0}α"), ("AT&T; &unknown; & &", "AT&T; &unknown; & &"),
    ("&#0; &#xD800; &#99999999;", "&#0; &#xD800; &#99999999;"), ("&amp", "&amp"), ("", ""),
  ]) func entitiesAreCharacters(text: String, plain: String) {
    #expect(HTMLEntities.decoded(text) == plain)
  }
}
