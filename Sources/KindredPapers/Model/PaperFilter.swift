// SPDX-License-Identifier: Apache-2.0

/// Which papers count: by date, by category, by the file they came from, and by their words.
public struct PaperFilter: Equatable, Sendable {
  /// The first date that counts.
  public var since: PaperDate?

  /// The last date that counts.
  public var until: PaperDate?

  /// Categories of which a paper must have one; empty for any.
  public var categories: [String]

  /// Categories of which a paper must have none.
  public var excludedCategories: [String]

  /// Files or folders of which a paper must come from one; empty for any.
  public var sources: [String]

  /// Words in a row of which title or abstract must have each, whatever their letter case and
  /// whatever stands between the words.
  public var phrases: [String]

  /// Words in a row of which title and abstract must have none.
  public var excludedPhrases: [String]

  /// A filter; by default every paper passes.
  public init(
    since: PaperDate? = nil, until: PaperDate? = nil, categories: [String] = [],
    excludedCategories: [String] = [], sources: [String] = [],
    phrases: [String] = [], excludedPhrases: [String] = []
  ) {
    self.since = since
    self.until = until
    self.categories = categories
    self.excludedCategories = excludedCategories
    self.sources = sources
    self.phrases = phrases
    self.excludedPhrases = excludedPhrases
  }

  /// Whether every paper passes.
  public var isOpen: Bool { self == PaperFilter() }

  /// Whether papers' texts have to be looked at.
  package var looksAtTexts: Bool { !phrases.isEmpty || !excludedPhrases.isEmpty }

  /// Whether a paper passes. O(categories), or O(bytes of the paper) where its words are looked at.
  ///
  /// Dates are compared as exactly as both are known: `2024` passes from `2024-03-15` on. A paper
  /// without a date passes only where none is asked for. A category counts for those below it, as
  /// `cs` for `cs.CV`; letter case does not matter. A source is one or several parts of a path that
  /// follow each other: `week.md`, `2031/week.md` and `archive` all stand for
  /// `archive/2031/week.md`.
  public func passes(_ paper: Paper) -> Bool {
    passes(date: paper.date) && passes(source: paper.source) && passes(categories: paper.categories)
      && passes(textsOf: paper)
  }

  private func passes(textsOf paper: Paper) -> Bool {
    guard looksAtTexts else { return true }
    let texts = [WordSequence(paper.title), WordSequence(paper.abstract)]
    func has(_ phrase: String) -> Bool {
      let words = WordSequence(phrase)
      return texts.contains { $0.contains(words) }
    }
    return phrases.allSatisfy(has) && !excludedPhrases.contains(where: has)
  }

  /// Whether a paper of this date may pass.
  package func passes(date: PaperDate?) -> Bool {
    if since == nil, until == nil { return true }
    guard let date else { return false }
    if let since, Self.order(date, since) < 0 { return false }
    if let until, Self.order(date, until) > 0 { return false }
    return true
  }

  /// Whether a paper from this file may pass.
  package func passes(source: String?) -> Bool {
    if sources.isEmpty { return true }
    guard let source else { return false }
    let path = Self.parts(source)
    return sources.contains { path.contains(Self.parts($0)) }
  }

  /// Whether a paper of these categories may pass.
  package func passes(categories: [String]) -> Bool {
    func has(_ wanted: String) -> Bool {
      let wanted = wanted.lowercased()
      return categories.contains {
        let category = $0.lowercased()
        return category == wanted || category.hasPrefix(wanted + ".")
      }
    }
    return (self.categories.isEmpty || self.categories.contains(where: has))
      && !excludedCategories.contains(where: has)
  }

  /// The parts of a path; `./` says nothing.
  private static func parts(_ path: String) -> [Substring] {
    path.split(separator: "/").filter { $0 != "." }
  }

  /// Below, at or above 0 for a date before, within or after another, as far as both are known.
  private static func order(_ left: PaperDate, _ right: PaperDate) -> Int {
    if left.year != right.year { return left.year - right.year }
    guard let leftMonth = left.month, let rightMonth = right.month else { return 0 }
    if leftMonth != rightMonth { return leftMonth - rightMonth }
    guard let leftDay = left.day, let rightDay = right.day else { return 0 }
    return leftDay - rightDay
  }
}
