// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
package import KindredPapers
internal import KindredTextFeatures

extension Questions {
  /// See ``Engine/recommendations(liked:disliked:count:least:among:options:withDetails:)``.
  package func recommendations(
    liked: ReadingList, disliked: ReadingList = ReadingList(), count: Int, least: Double? = nil,
    among filter: PaperFilter = PaperFilter(),
    options how: RecommendationOptions = RecommendationOptions(), withDetails: Bool = false
  ) throws -> Recommendations {
    let (known, papers) = try known(
      liked: liked, disliked: disliked, newerCountsMore: how.newerCountsMore)
    return try recommendations(
      known, papers, count: count, least: least, among: filter, options: how,
      missing: missing(liked, disliked), withDetails: withDetails)
  }

  /// Identifiers on reading lists that the collection does not have.
  func missing(_ liked: ReadingList, _ disliked: ReadingList) throws -> [PaperID] {
    try (liked.ids + disliked.ids).filter { try source.number(of: $0) == nil }
  }

  /// The papers for whom `known` tells of, who likes `papers`.
  func recommendations(
    _ known: KnownPapers, _ papers: [Paper], count: Int, least: Double? = nil,
    among filter: PaperFilter, options how: RecommendationOptions = RecommendationOptions(),
    missing: [PaperID], withDetails: Bool = false
  ) throws -> Recommendations {
    observe(.neighbors)
    guard let preference = papers.isEmpty ? nil : try preference(known) else {
      throw EngineError.nothingToCompare(query: papers.first?.title ?? "")
    }
    let ranked = try nearest(
      [preference.query], count: how.isDiverse ? Self.considered(count) : count, among: filter
    ) { $0 }[0]
    if ranked.isEmpty, count > 0, try passesNone(filter) { throw EngineError.nothingPasses }
    if let least { try EngineError.check(least, nearest: ranked.first?.similarity) }
    let near = ranked.filter { $0.similarity >= least ?? -.infinity }
    let hits = how.isDiverse ? try diverse(near, count: count) : near
    let likedNear = nearest(to: hits, among: known, terms: preference.query.terms)
    let recommended = zip(try source.papers(hits.map(\.number)), zip(hits, likedNear)).map {
      RecommendedPaper(
        found: FoundPaper(paper: $0, similarity: $1.0.similarity, reasons: $1.0.reasons),
        near: $1.1.map { papers[$0] })
    }
    return Recommendations(
      liked: papers, papers: recommended,
      missing: missing,
      doubtfulBelow: preference.doubtfulBelow,
      details: withDetails ? try details(of: hits.map(\.number), among: filter) : [:],
      circle: withDetails ? try circle(hits.map(\.number)) : [])
  }

  /// Liked papers that are named for a paper.
  private static let namedCount = 2

  /// The liked papers that each paper is most like, the most alike first, by their places.
  private func nearest(to hits: [Hit], among known: KnownPapers, terms: Terms) -> [[Int]] {
    guard let scores = hits.first?.scores else { return [] }
    let liked = Array(0..<known.likedCount)
    let rows = WeightedRows(known.segment.counts.rows(at: liked), weighedBy: terms).weights
    let vectors = known.segment.vectors.rows(at: liked)
    let alike = PaperScores(
      queries: rows, rows: scores.rows,
      semantic: scores.semantic.map { (vectors, $0.rows, $0.weight) })
    return options.parallelism.map(count: hits.count) { place in
      var best = TopNeighbors(capacity: Self.namedCount)
      for row in liked {
        best.offer(Neighbor(row: row, similarity: alike.score(row, hits[place].row)))
      }
      return best.members.filter { $0.similarity > 0 }.map(\.row)
    }
  }
}
