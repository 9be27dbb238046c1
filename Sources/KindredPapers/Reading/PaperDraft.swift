// SPDX-License-Identifier: Apache-2.0

/// What a reader found of one paper, as text, before it is made one.
struct PaperDraft {
  /// What it may be called, from the surest to the least: the first that is an arXiv identifier or
  /// a DOI counts, or else the first of all.
  var names: [String] = []
  var title = ""
  var authors: [String] = []
  var abstract = ""
  var date: String?
  var version: Int?
  var categories: [String] = []
  var journal: String?
  var doi: String?
  var url: String?
  var label: String?

  /// What the entry is where it is no paper, as `attachment`, or nil.
  var otherKind: String?

  /// Whether every text means what it says: then no markup and no statement is taken away.
  var isVerbatim = false

  /// Sentences about everything that the reader had to forgive.
  var remarks: [String] = []

  /// Bytes of a text that are kept; no real one comes near.
  static let longestText = 1 << 20

  /// The paper's identifier and, where that names one, its version.
  private var reference: (id: PaperID, version: Int?)? {
    let named = isVerbatim ? names.prefix(1) : names[...]
    for name in named {
      if let known = PaperReference(name) { return (known.id, known.version) }
    }
    return named.lazy.map { $0.onOneLine() }.first { !$0.isEmpty }.map { (PaperID($0), nil) }
  }

  /// The paper, or nil for one without a title, and what had to be forgiven.
  fileprivate func finished(_ source: String) -> (paper: Paper?, remarks: [String]) {
    if let otherKind { return (nil, ["an entry of the kind \"\(otherKind)\" was skipped"]) }
    var remarks = remarks
    func bounded(_ text: String, _ name: String) -> String {
      guard text.utf8.count > Self.longestText else { return text }
      remarks.append("\(name) of more than \(Self.longestText >> 20) MiB was left out")
      return ""
    }
    func plain(_ text: String) -> String { isVerbatim ? text : Markup.plain(text) }
    guard title.utf8.count <= Self.longestText else {
      return (nil, ["a paper with a title of more than \(Self.longestText >> 20) MiB was skipped"])
    }
    let title = plain(title)
    if !title.utf8.contains(where: { $0 > 0x20 && $0 < 0x7F }), title.onOneLine().isEmpty {
      return (nil, ["a paper without a title was skipped"])
    }
    let read = date.flatMap(PaperDate.written)
    if read == nil, let date, !date.onOneLine().isEmpty {
      remarks.append("the date \"\(date.onOneLine().prefix(40))\" has no year and was left out")
    }
    let abstract = plain(bounded(abstract, "an abstract"))
    let reference = reference
    let address = url.map { bounded($0, "an address").onOneLine() }
    let isLong = authors.reduce(0) { $0 + $1.utf8.count } > Self.longestText
    if isLong {
      remarks.append("authors of more than \(Self.longestText >> 20) MiB were left out")
    }
    let paper = Paper(
      id: reference?.id, version: reference?.version ?? version, title: title,
      authors: isLong ? [] : authors.map(plain),
      abstract: isVerbatim ? abstract : PublisherStatement.removed(from: abstract), date: read,
      categories: categories.map { plain($0).onOneLine() }.filter { !$0.isEmpty }
        .flatMap(CategoryList.apart),
      journal: journal.map { plain(bounded($0, "a journal")) },
      doi: doi.map { bounded($0, "a DOI") },
      url: address.flatMap { $0.isEmpty ? nil : $0 }, label: label, source: source)
    return (paper, remarks)
  }
}

extension [String] {
  /// The first text that is a date, or else the first that is not blank.
  var firstDate: String? {
    first { PaperDate.written($0) != nil } ?? first { !$0.onOneLine().isEmpty }
  }
}

extension PaperList {
  /// Adds the paper of a draft, and tells what had to be forgiven.
  ///
  /// - Parameter entry: what the messages begin with.
  mutating func add(
    _ draft: PaperDraft, line: Int, source: String, about entry: String = ""
  ) {
    let (paper, remarks) = draft.finished(source)
    for remark in remarks { note(entry + remark, line: line, source: source) }
    if let paper { papers.append(paper) }
  }

  /// Puts issues in the order of their lines. O(n log n).
  mutating func sortIssues() {
    let ordered = issues.enumerated().sorted {
      ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
    }
    issues = ordered.map(\.element)
  }

  /// Adds an issue.
  mutating func note(_ message: String, line: Int, source: String) {
    issues.append(ReadingIssue(source: source, line: line, message: message))
  }
}
