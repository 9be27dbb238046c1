// SPDX-License-Identifier: Apache-2.0

extension FieldVocabulary {
  /// A row of the table: what fields tell, the words for it, and the tags of layouts that have
  /// tags.
  struct Row: Sendable {
    let concept: FieldConcept
    let words: String
    let tags: [TaggedLayout: String]

    init(_ concept: FieldConcept, _ words: String, _ tags: [TaggedLayout: String] = [:]) {
      self.concept = concept
      self.words = words
      self.tags = tags
    }
  }

  /// The one table of names that all readers look into; names stand between spaces, and the first
  /// that an entry has counts.
  static let table: [Row] = [
    Row(
      .title,
      """
      title articletitle documenttitle itemtitle displayname primarytitle originaltitle titles
      vernaculartitle titledisplay titel titre título titulo titolo
      """,
      [
        .ris: "TI T1 CT BT", .webOfScience: "TI", .medline: "TI TT BTI", .endNote: "%T",
        .refWorks: "T1",
      ]),
    Row(.subtitle, "subtitle"),
    Row(
      .authors,
      """
      authors authorsparsed authornames authorfullnames authorships.author.displayname authorships
      author creator creators authorlist authorstring authorname fullauthors contributors
      contributor.author authordisplay authfullnames autoren autor auteurs auteur autores autori
      """,
      [
        .ris: "AU A1", .webOfScience: "AF AU", .medline: "FAU AU CN", .endNote: "%A",
        .refWorks: "A1",
      ]),
    Row(
      .abstract,
      """
      abstract abstractnote summary abstracttext abstractinvertedindex paperabstract articleabstract
      description descriptions abstracts content text encoded summaries description.abstract
      zusammenfassung résumé resumen resumo riassunto samenvatting
      """,
      [.ris: "AB N2", .webOfScience: "AB", .medline: "AB", .endNote: "%X", .refWorks: "AB"]),
    Row(
      .date,
      """
      date published versions publicationdate coverdate pubdate publisheddate publishedat
      datepublished issued publishedonline publishedprint publisheddatetime publishdate publishtime
      firstpublicationdate firstpublisheddate coverdisplaydate onlinedate onlinepublicationdate
      publicationdateonline publicationdateprint dateofpublication dateissued dateposted submitted
      submitteddate datesubmitted version.date medlinedate journal.journalissue.pubdate.medlinedate
      postdate preprintdate earliestdate submissiondate issuedate date.issued dates producedate
      produceddates datum fecha created createdat pdate cdate updated updatedate updatedat
      lastupdated datestamp
      """,
      [.ris: "DA", .medline: "DP DEP", .endNote: "%8", .refWorks: "FD"]),
    Row(
      .year,
      """
      year journal.journalissue.pubdate.year publicationyear pubyear yearofpublication copyrightyear
      publishedyear yearpublished jahr année año anno jaar
      """,
      [.ris: "PY Y1", .webOfScience: "PY", .endNote: "%D", .refWorks: "YR"]),
    Row(
      .month, "month journal.journalissue.pubdate.month publishedmonth monthday",
      [.webOfScience: "PD"]),
    Row(.day, "day journal.journalissue.pubdate.day"),
    Row(
      .categories,
      """
      categories category authorkeywords authkeywords keywords keyword keywordlist
      keywordlist.keyword fieldsofstudy subjects subject subjectareas tags tag topics meshterms
      meshheadinglist meshheadinglist.meshheading.descriptorname concepts indexkeywords keywordsplus
      arxivclass inspirecategories kwd keywords.displayname topics.displayname s2fieldsofstudy terms
      schlagwörter schlagworte motsclés palabrasclave palavraschave parolechiave trefwoorden
      """,
      [.ris: "KW", .webOfScience: "DE ID", .medline: "OT MH", .endNote: "%K", .refWorks: "K1"]),
    Row(.primaryCategory, "primarycategory primaryclass primarysubject maincategory"),
    Row(
      .journal,
      """
      journal journaltitle publicationtitle sourcetitle venue journalbook
      primarylocation.source.displayname fulltitle journal.title booktitle journalref containertitle
      publicationname publicationvenue journalinfo.journal.title fulljournalname journalname
      secondarytitle proceedingstitle conferencename sourcetitleanthologytitle pub publication
      source.title journals journaltitles publicationinfo zeitschrift revue revista rivista
      """,
      [
        .ris: "JO JF T2 JA", .webOfScience: "SO", .medline: "JT TA", .endNote: "%J %B",
        .refWorks: "JF JO T2",
      ]),
    Row(
      .doi,
      """
      doi externalids.doi ids.doi dois elocationid articleid electronicresourcenum identifier.doi
      doiids
      """,
      [.ris: "DO", .webOfScience: "DI D2", .medline: "LID AID", .endNote: "%R", .refWorks: "DO"]),
    Row(
      .arXiv,
      """
      arxivid arxiv externalids.arxiv eprint arxivnumber ids.arxiv arxivpaperid arxiveprints
      arxividentifier arxivids
      """),
    Row(
      .pubMed, "pmid pubmedid externalids.pubmed ids.pmid pubmed medlinepmid",
      [.webOfScience: "PM", .medline: "PMID"]),
    Row(
      .id,
      """
      id paperid docid entryid identifier key citationkey citekey guid bibcode eid lensid accessionnumber
      utuniquewosid uniqueid corpusid publicationid articlenumber recordid openalexid uid corduid
      cordid sha
      """,
      [.ris: "ID AN", .webOfScience: "UT", .endNote: "%M", .refWorks: "ID AN"]),
    Row(
      .url,
      """
      url link url.url abs absurl urlabs abstracturl htmlurl externalurl identifier.uri abslink
      uri ee primarylocation.landingpageurl landingpageurl fulltextlink sourceurl links pdfurl
      pdflink urlpdf pdf uris
      """,
      [.ris: "UR LK L1 L2", .endNote: "%U", .refWorks: "UL LK"]),
    Row(.version, "version"),
    Row(
      .mention, "note notes volume howpublished extra",
      [.ris: "N1 VL M1", .endNote: "%V %Z %9", .refWorks: "NO VO"]),
    Row(
      .other,
      """
      comments comment license licence rights copyright submitter reportno affiliation affiliations
      authorswithaffiliations authoraddress addresses correspondenceaddress references
      citedreferences fundingtext fundingtexts fundingdetails fundinginformation funding
      acknowledgements tldr keywordssummary aisummary reviews decision publisher language accessed
      accessdate dateaccessed dateadded datemodified added modified timestamp retrieved lastmodified
      submittedondailyat mtime ctime tcdate tmdate mdate odate createdate querydate
      createddate updateddate modifieddate firstindexdate urldate date.accessioned date.available
      dateaddedtoxplore meetingdate acquisitiondate crawled indexed deposited datecreated
      datecompleted daterevised conferencedate conferenceinfo earlyaccessdate fulltext fulltextbody
      body bodytext bibtex conferencedates
      """,
      [.webOfScience: "DA"]),
    Row(.kind, "itemtype"),
  ]
}
