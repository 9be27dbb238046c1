// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

/// Papers that a reader likes or does not, and others to tell them from, counted with the terms of
/// the collection that is asked.
struct KnownPapers {
  /// The liked papers, then the disliked ones.
  let segment: Segment

  /// What each liked paper counts; the sum is 1.
  let likedShares: [Double]

  /// Those of the papers that the collection has.
  let numbers: Set<Int32>

  /// Papers of which nothing is known, drawn from the others.
  let unknown: Segment

  init(_ segment: Segment, likedShares: [Double], unknown: Segment) {
    let sum = likedShares.reduce(0, +)
    self.segment = segment
    self.unknown = unknown
    self.likedShares = likedShares.map { $0 / sum }
    numbers = Set(segment.papers.filter { $0 != 0 })
  }

  var likedCount: Int { likedShares.count }

  var dislikedCount: Int { segment.papers.count - likedCount }

  /// Papers of which nothing is known that are drawn, at most.
  fileprivate static let unknownCount = 1_000

  /// The papers of some rows as if nothing were known of the rest.
  func knowing(_ isKept: (Int) -> Bool) -> KnownPapers {
    let rows = Array(segment.papers.indices)
    let kept = rows.filter(isKept)
    return KnownPapers(
      segment.rows(at: kept), likedShares: kept.filter { $0 < likedCount }.map { likedShares[$0] },
      unknown: segment.rows(at: rows.filter { !isKept($0) }).joined(with: unknown))
  }
}

extension Questions {
  /// The papers of two reading lists that the collection has, and others, each once, with the liked
  /// ones; what is liked is not disliked.
  ///
  /// - Throws: as ``number(named:)``, also where only unknown papers are liked.
  func known(
    liked: ReadingList, disliked: ReadingList, newerCountsMore: Bool
  ) throws -> (known: KnownPapers, liked: [Paper]) {
    let wanted = try papers(of: liked)
    if wanted.isEmpty, let id = liked.ids.first { _ = try number(named: id.description) }
    let ids = Set(wanted.map(\.paper.id))
    let unwanted = try papers(of: disliked).filter { !ids.contains($0.paper.id) }
    let dates = wanted.map(\.paper.date)
    let shares = newerCountsMore ? Self.shares(of: dates) : dates.map { _ in 1 }
    let (segment, unknown) = try counted(wanted + unwanted)
    return (
      KnownPapers(segment, likedShares: shares, unknown: unknown), wanted.map(\.paper)
    )
  }

  /// Papers of the collection that are liked alike.
  func known(liked numbers: [Int32]) throws -> KnownPapers {
    let unknown = try unknown(except: Set(numbers))
    let all = try source.segment(of: numbers + unknown)
    return KnownPapers(
      all.rows(at: Array(numbers.indices)), likedShares: numbers.map { _ in 1 },
      unknown: all.rows(at: Array(numbers.count..<all.papers.count)))
  }

  /// Papers that a seed and their identifiers draw, ascending by identifier.
  private func unknown(except others: Set<Int32>) throws -> [Int32] {
    let all = try source.identifiers().filter { !others.contains($0.number) }
    guard all.count > KnownPapers.unknownCount else { return all.map(\.number) }
    let lots = all.map { paper in
      var generator = SeededGenerator(seed: options.seed, name: paper.id.description.utf8.span)
      return generator.next()
    }
    let last = lots.sorted()[KnownPapers.unknownCount - 1]
    return all.indices.filter { lots[$0] <= last }.map { all[$0].number }
  }

  /// Years in which what a paper counts halves where newer ones count more.
  private static let halfLife = 2.0

  /// What papers of these dates count beside each other; those without a date as the oldest.
  private static func shares(of dates: [PaperDate?]) -> [Double] {
    let years = dates.map { date in
      date.map { Double($0.year) + Double(($0.month ?? 1) - 1) / 12 + Double($0.day ?? 1) / 365 }
    }
    let known = years.compactMap { $0 }
    guard let newest = known.max(), let oldest = known.min() else { return dates.map { _ in 1 } }
    return years.map { exp2((($0 ?? oldest) - newest) / Self.halfLife) }
  }

  private typealias Listed = (paper: Paper, number: Int32?)

  /// The papers of a list with their numbers in the collection, ascending by identifier.
  private func papers(of list: ReadingList) throws -> [Listed] {
    var listed: [PaperID: Listed] = [:]
    for paper in list.papers {
      listed[paper.id] = (paper, try source.number(of: paper.id))
    }
    let named = try list.ids.compactMap(source.number(of:)) + numbers(named: list.names)
    for (paper, number) in zip(try source.papers(named), named) {
      listed[paper.id] = (paper, number)
    }
    return listed.values.sorted { $0.paper.id < $1.paper.id }
  }

  /// What is counted about some papers, of which others than the collection's have the number 0,
  /// and about papers drawn from the rest.
  private func counted(_ papers: [Listed]) throws -> (known: Segment, unknown: Segment) {
    let numbers = papers.compactMap(\.number)
    let unknown = try unknown(except: Set(numbers))
    let inside = try source.segment(of: numbers + unknown)
    let others = papers.filter { $0.number == nil }.map(\.paper)
    let block = TermCounts(others.map(\.document))
    let terms = try source.terms(block.distinctTerms)
    let counts = terms.rows(of: block)
    // As precise as those of the collection are kept.
    let vectors = HalfMatrix(
      rounding: source.basis?.rows(of: counts, terms, parallelism: options.parallelism)
        ?? Matrix(rowCount: others.count, columnCount: inside.vectors.columnCount))
    let outside = Segment.checked(others.map { _ in 0 }, counts, vectors)
    // Papers stand in both in the order of the list.
    var next = (inside: 0, outside: inside.papers.count)
    let rows = papers.map { paper in
      if paper.number == nil {
        next.outside += 1
        return next.outside - 1
      }
      next.inside += 1
      return next.inside - 1
    }
    let all = inside.joined(with: outside)
    return (
      all.rows(at: rows), inside.rows(at: Array(numbers.count..<inside.papers.count))
    )
  }
}
