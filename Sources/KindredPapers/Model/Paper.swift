// SPDX-License-Identifier: Apache-2.0

/// One research paper as a digest lists it: what it says, when it appeared, and where it is.
///
/// Text is stored on one line: runs of white space and control characters become single spaces, so
/// that a title wrapped by a digest and the same title unwrapped are equal.
public struct Paper: Equatable, Sendable {
  /// The name that everything else uses for the paper; unique within a ``PaperList``.
  public private(set) var id: PaperID

  /// The revision, which an arXiv address names (`v2` is 2), or nil where none was given.
  public let version: Int?

  /// The title on one line, never empty.
  public let title: String

  /// The abstract on one line, empty where there is none.
  public let abstract: String

  /// The authors' names as given, each on one line, in their order; empty where none were given.
  public let authors: [String]

  /// The day, month or year it appeared, or nil where none was given.
  public let date: PaperDate?

  /// Subject categories, the primary one first; empty where none were given.
  public let categories: [String]

  /// What it appeared in, on one line: a journal, proceedings, or a reference to a volume; nil
  /// where none was given.
  public let journal: String?

  /// Its DOI, in lower case and without scheme or host (`10.1000/xyz`), or nil where none was
  /// given.
  ///
  /// Of a paper whose identifier is a DOI it is always that one. arXiv's own DOIs (`10.48550/...`)
  /// say no more than the identifier, and are left out.
  public let doi: String?

  /// The address where it can be read, as given, or nil.
  public let url: String?

  /// What a field that the reader was told to look at says of it (``PaperReader/labelField``), or
  /// nil. Only evaluations use it.
  public private(set) var label: String?

  /// The file it was read from, as it was named, or nil.
  public private(set) var source: String?

  /// A paper from text as found; titles, abstracts, names of authors and journals are put on one
  /// line, and names without text are left out.
  ///
  /// - Parameters:
  ///   - id: the identifier; nil takes it from `url`, or else from `doi`, or else from the text
  ///     itself
  ///     (``PaperID/derived(title:abstract:)``).
  ///   - version: the revision; nil takes it from `url` if that names one.
  ///   - doi: a DOI in any form; anything else is left out.
  public init(
    id: PaperID? = nil, version: Int? = nil, title: String, authors: [String] = [],
    abstract: String = "", date: PaperDate? = nil, categories: [String] = [],
    journal: String? = nil, doi: String? = nil, url: String? = nil, label: String? = nil,
    source: String? = nil
  ) {
    let fromAddress = url.flatMap(PaperReference.init)
    self.title = title.onOneLine()
    self.abstract = abstract.onOneLine()
    self.authors = authors.map { $0.onOneLine() }.filter { !$0.isEmpty }
    self.id =
      id ?? fromAddress?.id ?? doi.flatMap(PaperReference.init)?.id
      ?? .derived(title: self.title, abstract: self.abstract)
    self.version = version ?? (fromAddress?.id == self.id ? fromAddress?.version : nil)
    self.date = date
    self.categories = categories.map { $0.onOneLine() }.filter { !$0.isEmpty }
    self.journal = journal.map { $0.onOneLine() }.flatMap { $0.isEmpty ? nil : $0 }
    self.doi = self.id.isDOI ? self.id.description : doi.flatMap(PaperReference.doi)
    self.url = url.map { $0.onOneLine() }.flatMap { $0.isEmpty ? nil : $0 }
    self.label = label
    self.source = source
  }
}

extension Paper {
  /// The paper with another label.
  package func labeled(_ label: String?) -> Paper {
    var paper = self
    paper.label = label
    return paper
  }

  /// The paper under another identifier.
  package func named(_ id: PaperID) -> Paper {
    var paper = self
    paper.id = id
    return paper
  }

  /// The paper as if it came from another file.
  package func from(_ source: String?) -> Paper {
    var paper = self
    paper.source = source
    return paper
  }
}

extension [Paper] {
  /// The papers, each with its first category as label.
  package func labeledByCategory() -> [Paper] { map { $0.labeled($0.categories.first) } }

  /// The earliest and the latest date, or nil if no paper has a date. O(n).
  public var dates: ClosedRange<PaperDate>? {
    let dates = compactMap(\.date)
    guard let first = dates.min(), let last = dates.max() else { return nil }
    return first...last
  }

  /// How many papers are of each category. O(categories).
  package var categoryCounts: [String: Int] {
    reduce(into: [:]) { counts, paper in
      for category in Set(paper.categories) { counts[category, default: 0] += 1 }
    }
  }
}
