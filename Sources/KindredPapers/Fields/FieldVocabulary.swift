// SPDX-License-Identifier: Apache-2.0

/// The parts of a paper that a field can tell.
enum FieldConcept: Sendable {
  case title, subtitle, authors, abstract, categories, primaryCategory, journal, url, version
  /// An identifier of a registry.
  case arXiv, doi, pubMed
  /// Any other identifier, or one of those.
  case id
  /// A name that the entry has in its file, as a citation key.
  case key
  /// A date; or a year, and a month and a day that go with it.
  case date, year, month, day
  /// A field about something else, at whose beginning people write an identifier of arXiv's.
  case mention
  /// A field that is known to say nothing that Kindred keeps.
  case other
}

/// The names under which layouts tell what a paper is: the one table that all readers look into.
///
/// A name counts without letter case, spaces and signs: `publicationDate`, `publication_date` and
/// `Publication Date` are one. Points lead into objects of JSON and elements of XML. Where several
/// fields tell the same, the one that stands first in its row counts.
enum FieldVocabulary {
  /// How a layout names fields.
  enum Style: Int, CaseIterable, Sendable {
    /// Words, as JSON, tables, XML and BibTeX have them.
    case words
    /// Tags of RIS, of Web of Science, of PubMed (MEDLINE), and of EndNote.
    case ris, webOfScience, medline, endNote
  }

  /// A field that is known.
  struct Entry: Equatable, Sendable {
    let concept: FieldConcept
    /// The place in its row.
    let rank: Int
  }

  /// Rows of the table: a concept, words, then tags in the order of ``Style``.
  private static let rows: [(FieldConcept, [String])] = [
    (
      .title,
      [
        """
        title articletitle documenttitle displayname papertitle primarytitle originaltitle titles \
        vernaculartitle
        """, "TI T1 CT BT", "TI", "TI TT BTI", "%T",
      ]
    ),
    (.subtitle, ["subtitle", "", "", "", ""]),
    (
      .authors,
      [
        """
        authors authorsparsed authornames authorfullnames authorships.author.displayname authorships \
        author creator creators authorlist authorstring authorname fullauthors contributors
        """, "AU A1", "AF AU", "FAU AU CN", "%A",
      ]
    ),
    (
      .abstract,
      [
        """
        abstract abstractnote summary abstracttext abstractinvertedindex paperabstract \
        articleabstract description descriptions abstracts content text
        """, "AB N2", "AB", "AB", "%X",
      ]
    ),
    (
      .date,
      [
        """
        date published versions publicationdate coverdate pubdate publisheddate publishedat \
        datepublished issued publishedonline publishedprint publisheddatetime publishdate publishtime \
        firstpublicationdate firstpublisheddate coverdisplaydate onlinedate onlinepublicationdate \
        publicationdateonline publicationdateprint dateofpublication dateissued dateposted submitted \
        submitteddate version.date medlinedate journal.journalissue.pubdate.medlinedate datesubmitted postdate created createdat pdate cdate updated updatedate \
        updatedat lastupdated datestamp
        """, "DA", "", "DP DEP", "%8",
      ]
    ),
    (
      .year,
      [
        "year journal.journalissue.pubdate.year publicationyear pubyear yearofpublication copyrightyear publishedyear",
        "PY Y1", "PY",
        "", "%D",
      ]
    ),
    (
      .month,
      ["month journal.journalissue.pubdate.month publishedmonth monthday", "", "PD", "", ""]
    ),
    (.day, ["day journal.journalissue.pubdate.day", "", "", "", ""]),
    (
      .categories,
      [
        """
        categories category authorkeywords authkeywords keywords keyword keywordlist fieldsofstudy \
        subjects subject subjectareas tags tag topics meshterms keywordlist.keyword meshheadinglist.meshheading.descriptorname meshheadinglist concepts \
        indexkeywords keywordsplus
        """, "KW", "DE ID", "OT MH", "%K",
      ]
    ),
    (.primaryCategory, ["primarycategory primaryclass primarysubject", "", "", "", ""]),
    (
      .journal,
      [
        """
        journal journaltitle publicationtitle sourcetitle venue journalbook \
        primarylocation.source.displayname fulltitle journal.title booktitle journalref containertitle publicationname \
        publicationvenue journalinfo.journal.title fulljournalname journalname secondarytitle \
        proceedingstitle conferencename sourcetitleanthologytitle pub publication
        """, "JO JF T2 JA", "SO", "JT TA", "%J %B",
      ]
    ),
    (
      .doi,
      [
        "doi externalids.doi ids.doi articledoi dois elocationid articleid electronicresourcenum",
        "DO", "DI D2", "LID AID", "%R",
      ]
    ),
    (
      .arXiv,
      ["arxivid arxiv externalids.arxiv eprint arxivnumber ids.arxiv arxivpaperid", "", "", "", ""]
    ),
    (.pubMed, ["pmid pubmedid externalids.pubmed ids.pmid pubmed", "", "PM", "PMID", ""]),
    (
      .id,
      [
        """
        id paperid entryid identifier key citationkey citekey guid bibcode eid lensid accessionnumber \
        utuniquewosid uniqueid corpusid publicationid articlenumber recordid openalexid uid corduid cordid sha
        """, "ID AN", "UT", "", "%M",
      ]
    ),
    (
      .url,
      [
        """
        url link url.url absurl urlabs abstracturl paperurl htmlurl articleurl articlelink externalurl uri ee \
        primarylocation.landingpageurl landingpageurl fulltextlink sourceurl links pdfurl pdflink \
        urlpdf pdf
        """, "UR LK L1 L2", "", "", "%U",
      ]
    ),
    (.version, ["version", "", "", "", ""]),
    (.mention, ["note notes volume howpublished extra", "N1 VL M1", "", "", "%V %Z %9"]),
    (
      .other,
      [
        """
        comments comment license licence rights copyright submitter reportno affiliation affiliations \
        authorswithaffiliations authoraddress addresses correspondenceaddress references \
        citedreferences fundingtext fundingtexts fundingdetails acknowledgements tldr keywordssummary \
        aisummary reviews decision publisher language accessed accessdate dateaccessed dateadded \
        datemodified added modified timestamp retrieved lastmodified submittedondailyat mtime ctime \
        tcdate tmdate mdate odate createdate querydate dateaddedtoxplore fundinginformation funding meetingdate acquisitiondate crawled indexed deposited datecreated datecompleted daterevised \
        conferencedate conferenceinfo earlyaccessdate fulltext fulltextbody body bodytext bibtex
        """, "", "", "", "",
      ]
    ),
  ]

  /// The rows by name, for each style.
  private static let entries: [[String: Entry]] = Style.allCases.map { style in
    var entries: [String: Entry] = [:]
    for (concept, names) in rows {
      for (rank, name) in names[style.rawValue].parts(between: " \n").enumerated() {
        entries[String(name)] = Entry(concept: concept, rank: rank)
      }
    }
    return entries
  }

  /// The beginnings of names with points: objects in which known fields stand.
  private static let objects: Set<String> = Set(
    entries[Style.words.rawValue].keys.flatMap { name in
      name.utf8.indices.filter { name.utf8[$0] == UInt8(ascii: ".") }.map {
        String(name[..<$0])
      }
    })

  /// What a field of this name tells, or nil for one that is not known. O(length).
  ///
  /// - Parameter name: for ``Style/words`` as ``plain(_:)`` gives it, else a tag.
  static func entry(_ name: String, _ style: Style = .words) -> Entry? {
    entries[style.rawValue][name]
  }

  /// Whether known fields stand in an object of this name.
  static func isObject(_ name: String) -> Bool { objects.contains(name) }

  /// A name without letter case, spaces and signs, but for points. O(length).
  static func plain(_ name: String) -> String {
    if name.utf8.allSatisfy({ !$0.isCapital && $0.isLetter }) { return name }
    let bytes = name.utf8.filter {
      $0.isDigit || $0.isLetter || $0 >= 0x80 || $0 == UInt8(ascii: ".")
    }
    return String(decoding: bytes.map(\.lowercased), as: UTF8.self)
  }
}
