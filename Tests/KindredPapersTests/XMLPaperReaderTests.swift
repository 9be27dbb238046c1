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
    #expect(read("<nothing/>").issues.map(\.message) == ["XML without entries that are known"])
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

  @Test(arguments: [
    "<feed/>", "<rss><channel><title>none today</title></channel></rss>",
    "<PubmedArticleSet></PubmedArticleSet>",
    "<OAI-PMH><error code=\"noRecordsMatch\">none</error></OAI-PMH>",
  ]) func anAnswerWithoutEntriesIsAnAnswer(text: String) throws {
    let list = try PaperReader(isStrict: true).read(Array(text.utf8), source: "x")
    #expect(list.papers == [] && list.issues == [])
  }

  @Test func otherAnswersWithoutEntriesAreErrors() {
    for text in [
      "<OAI-PMH><error code=\"badVerb\">x</error></OAI-PMH>", "<?xml version=\"1.0\"?><html/>",
      "<feed>",
    ] {
      #expect(throws: PapersError.self) { try PaperReader().read(Array(text.utf8), source: "x") }
    }
  }

  @Test func feedsOfPreprintServersNameDOIs() throws {
    let list = read(
      """
      <rdf:RDF xmlns:rdf="r" xmlns:dc="d" xmlns:prism="p"><channel><title>Moss today</title></channel>
      <item rdf:about="x"><title><![CDATA[\nMoss grows\n]]></title>
      <link>https://www.biorxiv.org/content/10.1101/2031.06.01.000007v2?rss=1</link>
      <description><![CDATA[We see <i>moss</i>.]]></description><dc:creator><![CDATA[Bee, A., Cee, D. E.]]></dc:creator>
      <dc:date>2031-06-02</dc:date><dc:identifier>doi:10.1101/2031.06.01.000007</dc:identifier>
      <dc:title>Moss grows</dc:title><prism:publicationName>Moss letters</prism:publicationName></item>
      <item><title>Ferns</title><link>https://www.biorxiv.org/content/10.1101/2031.06.01.000008v1</link></item>
      </rdf:RDF>
      """)
    #expect(
      list.papers.map(\.id.description) == [
        "10.1101/2031.06.01.000007", "10.1101/2031.06.01.000008",
      ])
    #expect(list.papers[0].abstract == "We see moss." && list.papers[0].title == "Moss grows")
    #expect(list.papers[0].authors == ["Bee, A.", "Cee, D. E."])
    #expect(
      list.papers[0].date == PaperDate("2031-06-02") && list.papers[0].journal == "Moss letters")
  }

  @Test func articlesOfPubMed() throws {
    let list = read(
      """
      <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">38000001</PMID>
      <DateRevised><Year>2032</Year></DateRevised><Article><Journal><Title>Journal of moss</Title><JournalIssue>
      <Volume>3</Volume><PubDate><Year>2031</Year><Month>Jun</Month><Day>2</Day></PubDate></JournalIssue></Journal>
      <ArticleTitle>Moss <i>grows</i>.</ArticleTitle><ELocationID EIdType="doi">10.5555/Moss</ELocationID>
      <Abstract><AbstractText Label="AIM">To see.</AbstractText><AbstractText Label="RESULTS">So.</AbstractText>
      <CopyrightInformation>Moss owns it.</CopyrightInformation></Abstract>
      <AuthorList><Author><LastName>Bee</LastName><ForeName>Ann</ForeName><Initials>A</Initials></Author>
      <Author><CollectiveName>Moss Group</CollectiveName></Author></AuthorList></Article>
      <MeshHeadingList><MeshHeading><DescriptorName>Mosses</DescriptorName></MeshHeading></MeshHeadingList>
      <KeywordList><Keyword>moss</Keyword><Keyword>shade</Keyword></KeywordList></MedlineCitation>
      <PubmedData><ArticleIdList><ArticleId IdType="pubmed">38000001</ArticleId></ArticleIdList><ReferenceList>
      <Reference><ArticleIdList><ArticleId IdType="doi">10.5555/other</ArticleId></ArticleIdList></Reference>
      </ReferenceList></PubmedData></PubmedArticle>
      <PubmedArticle><MedlineCitation><PMID>38000002</PMID><Article><ArticleTitle>Ferns</ArticleTitle></Article>
      </MedlineCitation></PubmedArticle></PubmedArticleSet>
      """)
    #expect(
      list.papers.map(\.id.description) == ["10.5555/moss", "pmid:38000002"] && list.issues == [])
    let paper = list.papers[0]
    #expect(paper.title == "Moss grows." && paper.abstract == "AIM: To see. RESULTS: So.")
    #expect(paper.authors == ["Ann Bee", "Moss Group"] && paper.journal == "Journal of moss")
    #expect(paper.date == PaperDate("2031-06-02") && paper.categories == ["moss", "shade"])
  }

  @Test func entriesOfDBLP() throws {
    let list = read(
      """
      <?xml version="1.0" encoding="UTF-8"?><!DOCTYPE dblp SYSTEM "dblp.dtd">
      <dblp><article mdate="2032-01-01" key="journals/moss/Bee31"><author orcid="0">Ann B&eacute;e</author>
      <author>Dan Cee 0001</author><title>Moss &amp; <i>ferns</i>.</title><year>2031</year><journal>J. Moss</journal>
      <ee>https://doi.org/10.5555/moss</ee><url>db/journals/moss/1.html#Bee31</url></article>
      <article key="journals/corr/abs-3106-00001"><author>E F</author><title>Lichen.</title><journal>CoRR</journal>
      <volume>abs/3106.00001</volume><year>2031</year></article>
      <inproceedings key="conf/moss/G31"><title>Bark.</title><booktitle>MOSS</booktitle></inproceedings></dblp>
      """)
    #expect(
      list.papers.map(\.id.description) == ["10.5555/moss", "3106.00001", "dblp:conf/moss/G31"])
    #expect(
      list.papers[0].title == "Moss & ferns."
        && list.papers[0].authors == ["Ann Bée", "Dan Cee"])
    #expect(
      list.papers[0].url == "https://doi.org/10.5555/moss" && list.papers[0].journal == "J. Moss")
    #expect(list.papers[0].date == PaperDate("2031") && list.issues == [])
    let answer = read(
      """
      <result><hits total="1"><hit id="1"><info><authors><author pid="1">Ann Bee</author></authors>
      <title>Moss.</title><venue>J. Moss</venue><year>2031</year><doi>10.5555/MOSS</doi></info></hit></hits></result>
      """)
    #expect(answer.papers.map(\.id.description) == ["10.5555/moss"])
    #expect(answer.papers[0].authors == ["Ann Bee"] && answer.papers[0].journal == "J. Moss")
  }

  @Test func volumesOfTheAnthologyTellTheYear() throws {
    let list = read(
      """
      <collection id="2031.moss"><volume id="1"><meta><booktitle>Proceedings of Moss</booktitle><month>July</month>
      <year>2031</year></meta><paper id="1"><title><fixed-case>M</fixed-case>oss talks</title>
      <author><first>Ann</first><last>Bee</last></author><abstract>So <i>it</i> is.</abstract>
      <url>2031.moss-1.1</url></paper></volume>
      <volume id="2"><paper id="1"><title>Ferns</title><doi>10.5555/ferns</doi></paper></volume></collection>
      """)
    #expect(list.papers.map(\.id.description) == ["2031.moss-1.1", "10.5555/ferns"])
    #expect(list.papers[0].title == "Moss talks" && list.papers[0].authors == ["Ann Bee"])
    #expect(list.papers.map { $0.date?.description } == ["2031-07", nil])
    #expect(
      list.papers[0].journal == "Proceedings of Moss" && list.papers[0].abstract == "So it is.")
    #expect(list.papers[0].url == "https://aclanthology.org/2031.moss-1.1")
  }

  @Test func recordsOfEndNote() throws {
    let list = read(
      """
      <xml><records><record><contributors><authors><author><style face="normal">Bee, Ann</style></author>
      <author><style>Cee, Dan</style></author></authors></contributors><titles><title><style>Moss grows</style></title>
      <secondary-title><style>J Moss</style></secondary-title></titles><dates><year><style>2031</style></year></dates>
      <keywords><keyword><style>moss</style></keyword></keywords><abstract><style>So.</style></abstract>
      <electronic-resource-num><style>10.5555/moss</style></electronic-resource-num></record></records></xml>
      """)
    let paper = try #require(list.papers.first)
    #expect(paper.id == PaperID("10.5555/moss") && paper.authors == ["Bee, Ann", "Cee, Dan"])
    #expect(paper.title == "Moss grows" && paper.abstract == "So." && paper.journal == "J Moss")
    #expect(paper.date == PaperDate("2031") && paper.categories == ["moss"])
  }

  @Test func articlesOfPublishersAreReadWithOneOfTheirDates() {
    let list = read(
      """
      <?xml version="1.0"?><article><front><journal-meta><journal-title-group>
      <journal-title>J. Moss</journal-title></journal-title-group></journal-meta><article-meta>
      <article-id pub-id-type="pmid">39</article-id><article-id pub-id-type="doi">10.5555/moss</article-id>
      <title-group><article-title>Moss <italic>grows</italic></article-title></title-group><contrib-group>
      <contrib contrib-type="author"><name><surname>Bee</surname><given-names>A.</given-names></name></contrib>
      <contrib contrib-type="editor"><name><surname>Dee</surname><given-names>E.</given-names></name></contrib>
      </contrib-group><pub-date pub-type="ppub"><month>6</month><year>2031</year></pub-date>
      <pub-date pub-type="epub"><day>3</day><month>5</month><year>2031</year></pub-date>
      <abstract><p>We look.</p></abstract><kwd-group><kwd>moss</kwd></kwd-group></article-meta></front>
      <body><sec><title>Aim</title></sec></body><back><ref-list><ref><element-citation>
      <article-title>Old</article-title><year>1999</year></element-citation></ref></ref-list></back></article>
      """)
    let paper = Paper(
      id: PaperID("10.5555/moss"), title: "Moss grows", authors: ["A. Bee"], abstract: "We look.",
      date: PaperDate("2031-06"), categories: ["moss"], journal: "J. Moss")
    #expect(list.papers.map { $0.from(nil) } == [paper] && list.issues == [])
  }

  @Test func resultsOfEuropePMCAreRead() {
    let list = read(
      """
      <?xml version="1.0"?><responseWrapper><resultList><result><id>39</id><pmid>39</pmid>
      <title>Moss.</title><authorString>Bee A, Dee C.</authorString><authorList><author>
      <fullName>Bee A</fullName></author></authorList><abstractText>We look.</abstractText>
      <firstPublicationDate>2031-06-03</firstPublicationDate></result></resultList></responseWrapper>
      """)
    #expect(list.papers.map(\.id.description) == ["pmid:39"])
    #expect(list.papers[0].authors == ["Bee A"] && list.papers[0].abstract == "We look.")
    #expect(list.papers[0].date == PaperDate("2031-06-03") && list.issues == [])
  }

  @Test func whatAFeedHasInFullIsTheAbstract() {
    let list = read(
      "<rss><channel><item><title>T</title><content:encoded><![CDATA[<p>We look.</p>]]></content:encoded>"
        + "</item></channel></rss>")
    #expect(list.papers.map(\.abstract) == ["We look."])
  }
}
