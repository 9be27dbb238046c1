// SPDX-License-Identifier: Apache-2.0

/// What tells that a paper is another under the same title, written anew.
///
/// Titles have the same words, five or more; a quarter of the words in either abstract stands in
/// both; and authors agree, or dates where authors are not known. Neither speaks against it, since
/// reports of every year and columns of every issue are papers of their own, and so is what is
/// known by its title alone.
package struct Revision: Sendable {
  /// The words of the title, which revisions of one paper share.
  package let title: WordSet
  private let abstract: WordSet
  private let authors: WordSet
  private let date: PaperDate?

  /// Different words that a title needs: shorter ones are chosen again.
  private static let leastTitleWords = 5

  /// The share of the words in either abstract that stands in both. Of arXiv's papers of one title
  /// six of six share 0.30 or more; other papers of one title, in reviews and on aerodynamics, 0.28
  /// at most, and 0.24 where their dates agree.
  private static let leastShare = 0.25

  /// The share of the fewer words of authors' names that stands in both: names may be initials.
  private static let leastAuthorShare = 0.5

  /// Months that may lie between: fewer than between reports of two years.
  private static let mostMonths = 10

  /// Nil for a paper that is known by its title alone, or has a short one. O(words log words).
  package init?(_ paper: Paper) {
    title = WordSet(paper.title)
    abstract = WordSet(paper.abstract)
    if title.count < Self.leastTitleWords || abstract.count == 0 { return nil }
    authors = WordSet(paper.authors)
    date = paper.date
  }

  /// Whether one is the other, written anew. O(words).
  package func isSame(as other: Revision) -> Bool {
    guard title == other.title, abstract.share(other.abstract) >= Self.leastShare else {
      return false
    }
    let datesAgree = date.flatMap { date in other.date.map { date.isNear($0, Self.mostMonths) } }
    guard authors.count > 0, other.authors.count > 0 else { return datesAgree ?? false }
    let fewer = Double(min(authors.count, other.authors.count))
    return Double(authors.sharedCount(other.authors)) >= Self.leastAuthorShare * fewer
      && datesAgree ?? true
  }
}

extension PaperDate {
  /// Whether at most so many months lie between; of years alone, whether they are the same.
  fileprivate func isNear(_ other: PaperDate, _ months: Int) -> Bool {
    guard let month, let otherMonth = other.month else { return year == other.year }
    return abs(12 * (year - other.year) + month - otherMonth) <= months
  }
}
