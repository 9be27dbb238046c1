// SPDX-License-Identifier: Apache-2.0

/// One research paper as a digest lists it: what it says, when it appeared, and where it is.
///
/// Text is stored on one line: runs of white space and control characters become single spaces, so
/// that a title wrapped by a digest and the same title unwrapped are equal.
public struct Paper: Equatable, Sendable {
  /// What the paper is called everywhere else; unique within a ``PaperList``.
  public private(set) var id: PaperID

  /// The revision that an arXiv address names (`v2` is 2), or nil where none was given.
  public let version: Int?

  /// The title on one line, never empty.
  public let title: String

  /// The abstract on one line, empty where there is none.
  public let abstract: String

  /// The day, month or year it appeared, or nil where none was given.
  public let date: PaperDate?

  /// Subject categories, the primary one first; empty where none were given.
  public let categories: [String]

  /// Where to read it, as given, or nil.
  public let url: String?

  /// What a field that the reader was told to look at says of it (``PaperReader/labelField``), or
  /// nil. Only evaluations use it.
  public private(set) var label: String?

  /// The file it was read from, as it was named, or nil.
  public private(set) var source: String?

  /// A paper from text as found; titles and abstracts are put on one line.
  ///
  /// - Parameters:
  ///   - id: the identifier; nil takes it from `url`, or else from the text itself
  ///     (``PaperID/derived(title:abstract:)``).
  ///   - version: the revision; nil takes it from `url` if that names one.
  public init(
    id: PaperID? = nil, version: Int? = nil, title: String, abstract: String = "",
    date: PaperDate? = nil, categories: [String] = [], url: String? = nil, label: String? = nil,
    source: String? = nil
  ) {
    let fromAddress = url.flatMap(PaperReference.init)
    self.title = title.onOneLine()
    self.abstract = abstract.onOneLine()
    self.id =
      id ?? fromAddress?.id ?? .derived(title: self.title, abstract: self.abstract)
    self.version = version ?? (fromAddress?.id == self.id ? fromAddress?.version : nil)
    self.date = date
    self.categories = categories
    self.url = url
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

  /// From the earliest date to the latest, or nil where no paper has one. O(n).
  public var dates: ClosedRange<PaperDate>? {
    let dates = compactMap(\.date)
    guard let first = dates.min(), let last = dates.max() else { return nil }
    return first...last
  }
}
