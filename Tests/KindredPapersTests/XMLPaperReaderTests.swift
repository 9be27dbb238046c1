// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct XMLPaperReaderTests {
  private func read(_ text: String) -> PaperList {
    XMLPaperReader(source: "x.xml").read(Array(text.utf8)[...], firstLine: 1)
  }

  @Test func declaredEntitiesAreNotExpanded() {
    let list = read(
      """
      <?xml version="1.0"?>
      <!DOCTYPE feed [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
      <feed><entry><title>T &b; &f;</title></entry></feed>
      """)
    #expect(list.papers == [])
    #expect(list.issues.map(\.message) == ["XML that declares entities, which are not expanded"])
  }

  @Test func namesMayAllHaveAPrefix() throws {
    let list = try PaperReader().read(
      Array(
        """
        <ns0:feed xmlns:ns0="http://www.w3.org/2005/Atom" xmlns:m="http://e/m"><ns0:entry>
        <ns0:id>http://arxiv.org/abs/3106.00123v2</ns0:id><m:title>Not this</m:title>
        <ns0:title>Reefs</ns0:title><ns0:category term="physics.ao-ph"/></ns0:entry></ns0:feed>
        """.utf8), source: "x.xml")
    #expect(list.papers.map(\.title) == ["Reefs"] && list.issues == [])
    #expect(list.papers.map(\.id.description) == ["3106.00123"])
    #expect(list.papers.map(\.categories) == [["physics.ao-ph"]])
  }

  @Test func recordsMayHaveAPrefixAndTheirMetadataAnother() throws {
    let list = read(
      """
      <ns0:OAI-PMH xmlns:ns0="a" xmlns:ns1="b"><ns0:ListRecords><ns0:record>
      <ns0:metadata><ns1:arXiv><ns1:id>3106.00123</ns1:id><ns1:title>Reefs</ns1:title>
      <ns1:categories>physics.ao-ph cs.LG</ns1:categories></ns1:arXiv></ns0:metadata>
      </ns0:record></ns0:ListRecords></ns0:OAI-PMH>
      """)
    #expect(list.papers.map(\.id.description) == ["3106.00123"] && list.issues == [])
    #expect(list.papers.map(\.title) == ["Reefs"])
    #expect(list.papers.map(\.categories) == [["physics.ao-ph", "cs.LG"]])
  }

  @Test func usualPrefixesMayHaveAnyCase() {
    let list = read("<feed><Atom:entry><ATOM:title>Reefs</ATOM:title></Atom:entry></feed>")
    #expect(list.papers.map(\.title) == ["Reefs"] && list.issues == [])
  }

  @Test func elementsOfOtherVocabulariesAreNoEntries() {
    let list = read(
      """
      <rss><channel><x:record><item><title>A</title></item><item><title>B</title></item></x:record>
      </channel><pod:item><pod:title>C</pod:title></pod:item></rss>
      """)
    #expect(list.papers.map(\.title) == ["A", "B"] && list.issues == [])
  }

  @Test func anErrorThatArxivAnswersIsNoPaper() {
    let list = read(
      """
      <feed><entry><id>http://arxiv.org/api/errors#incorrect_id_format</id><title>Error</title>
      <summary>incorrect id format for 12</summary></entry></feed>
      """)
    #expect(list.papers == [])
    #expect(
      list.issues.map(\.message) == [
        "arXiv answered with an error: incorrect id format for 12"
      ])
  }

  @Test func externalDeclarationsAreNotRead() {
    let list = read(
      "<!DOCTYPE feed SYSTEM \"file:///etc/passwd\"><feed><entry><title>T</title></entry></feed>")
    #expect(list.papers.map(\.title) == ["T"])
  }

  @Test(arguments: [
    "<?a?>", "<?xmlx?>", "<?a b?>", "<?xml version=\"1.0\"?>", "<!-- <?a?> -->",
    "<!DOCTYPE feed [<!ATTLIST a b CDATA 'x>'> <?a?> ]>", "<!DOCTYPE feed>",
  ]) func instructionsAndTypesArePassedOver(text: String) {
    let list = read(
      "<?xml version=\"1.0\"?>\n\(text)\n<feed><entry><title>T<![CDATA[ <?php?>]]></title></entry>"
        + "\n<?b?></feed><?c")
    #expect(list.papers.map(\.title) == ["T <?php?>"])
    #expect(list.issues == [])
  }

  @Test func commentsAreLeftOutAndLinesStay() {
    let list = read(
      "<feed><!-- -- <entry> --\n-- -->\n<entry><title>a<!-- b -->c</title></entry></feed>")
    #expect(list.papers.map(\.title) == ["ac"])
    #expect(
      read("<feed><!--\n\n--><entry><title> </title></entry></feed>").issues.map(\.line) == [3])
  }

  @Test func paragraphsInsideOfATextSeparateWords() {
    let list = read(
      "<feed><entry><title>T<br/>U</title><summary><div><p>One.</p><p>Two</p><ul><li>a</li></ul></div>"
        + "</summary></entry></feed>")
    #expect(list.papers.map(\.title) == ["T U"])
    #expect(list.papers.map(\.abstract) == ["One. Two a"])
  }

  @Test func whatStandsBeforeTheFirstElementHidesNothing() throws {
    let feed = "<feed><entry><title>T</title></entry></feed>"
    for start in [
      "<!-- a -->", "<!DOCTYPE feed>", "<!DOCTYPE feed [ <!-- publisher's --> ]>\n<!-- b -->",
      "<?xml version='1.0'?><!DOCTYPE feed [ <!-- it's --> ]>",
    ] {
      let list = try PaperReader().read(Array((start + feed).utf8), source: "x")
      #expect(list.papers.map(\.title) == ["T"], "\(start)")
    }
  }

  @Test func longTagsAreNotRead() {
    let attributes = (0..<5_000).map { " a\($0)=''" }.joined()
    let list = read("<feed><entry><title>T</title></entry><entry\(attributes)></entry></feed>")
    #expect(list.papers.isEmpty)
    #expect(
      list.issues.map(\.message) == ["XML with a tag of more than 16 KiB, which is not read"])
    // Angles inside of attributes are no ends of tags.
    let quoted = read("<feed><entry a='>' b=\">\"><title>T</title></entry></feed>")
    #expect(quoted.papers.map(\.title) == ["T"])
  }

  @Test func deepNestingIsBounded() {
    let open = String(repeating: "<a>", count: 100_000)
    let list = read("<feed><entry><title>T</title></entry>\(open)")
    #expect(list.papers.map(\.title) == ["T"])
    #expect(list.issues.first?.message.hasPrefix("XML more than 64 levels deep") == true)
  }

  @Test func whatComesBeforeAFaultIsKept() {
    let list = read("<rss><channel><item><title>T</title></item>\n<item><title>cut")
    #expect(list.papers.map(\.title) == ["T"])
    #expect(list.issues.map(\.line) == [2])
    #expect(read("<feed/>").issues.count == 1)
  }

  @Test func elementsInsideOfATextArePartsOfIt() {
    let list = read(
      """
      <feed><entry><title>Growth of <i>E. coli</i> in broth</title>
      <summary type="xhtml"><div>See <b>bold <i>now</i></b>.</div></summary><id>a</id></entry>
      <entry><source><title>Feed</title></source><title>T</title></entry></feed>
      """)
    #expect(list.papers.map(\.title) == ["Growth of E. coli in broth", "T"])
    #expect(list.papers[0].abstract == "See bold now.")
    #expect(list.papers[0].id.description == "a")
  }
}
