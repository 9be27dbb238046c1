// SPDX-License-Identifier: Apache-2.0

internal import Kernels
internal import Neighbors
package import Papers
internal import TextFeatures

/// Questions to papers that were counted before, without their texts.
///
/// All papers are scored from their counts and semantic rows, roughly; what may be among the k nearest is
/// scored again as ``Engine`` scores, so that results are the same to the last bit as long as nothing came
/// since the basis was learned.
package struct IndexedPapers {
  private let basis: IndexBasis
  private let documentFrequencies: [Int32]
  private let documentCount: Int
  private let tokenCount: Int
  private let parallelism: Parallelism
  private let lender: Lender

  /// What a library lends while a question is answered.
  package struct Lender {
    /// Gives every segment, one after the other.
    package let forEachSegment: (_ body: (IndexSegment) throws -> Void) throws -> Void
    /// The rows of some papers, in the order of their numbers; nil where one is not there.
    package let rows: (_ numbers: [Int32]) throws -> IndexSegment?
    /// The numbers of papers that pass a filter.
    package let passing: (_ filter: PaperFilter) throws -> Set<Int32>
    /// Terms by number.
    package let terms: (_ numbers: [Int]) throws -> [String]
    /// Papers by number, in the order of the numbers.
    package let papers: (_ numbers: [Int32]) throws -> [Paper]

    /// A lender from its functions.
    package init(
      forEachSegment: @escaping (_ body: (IndexSegment) throws -> Void) throws -> Void,
      rows: @escaping (_ numbers: [Int32]) throws -> IndexSegment?,
      passing: @escaping (_ filter: PaperFilter) throws -> Set<Int32>,
      terms: @escaping (_ numbers: [Int]) throws -> [String],
      papers: @escaping (_ numbers: [Int32]) throws -> [Paper]
    ) {
      self.forEachSegment = forEachSegment
      self.rows = rows
      self.passing = passing
      self.terms = terms
      self.papers = papers
    }
  }

  /// - Precondition: counts hold terms that have a frequency, and semantic rows are of the basis' length.
  package init(
    basis: IndexBasis, documentFrequencies: [Int32], documentCount: Int, tokenCount: Int,
    threadCount: Int, _ lender: Lender
  ) {
    self.basis = basis
    self.documentFrequencies = documentFrequencies
    self.documentCount = documentCount
    self.tokenCount = tokenCount
    self.lender = lender
    parallelism = Parallelism(threadCount: threadCount)
  }

  /// The number of terms, v.
  package var termCount: Int { documentFrequencies.count }

  /// What rough scores may be wrong by: single precision on sums of a few hundred products.
  private static let margin: Float = 1e-4

  /// As ``Engine/related(to:avoiding:count:among:)``, for papers by their numbers; nil where one of them is
  /// not in the index.
  package func related(
    to wanted: [Int32], avoiding avoided: [Int32], count: Int, among filter: PaperFilter
  ) throws -> RelatedPapers? {
    let named = wanted + avoided
    guard let rows = try lender.rows(named) else { return nil }
    let all = Array(named.indices)
    let numbers = Set(all.flatMap(rows.counts.numbers)).sorted()
    let columns = TermColumns(
      zip(numbers, try lender.terms(numbers)).map { (number: $0, term: $1) })
    let wantedRows = Array(all.prefix(wanted.count))
    let avoidedRows = Array(all.dropFirst(wanted.count))
    let query = weights(rows.counts, columns).centroid(of: wantedRows, avoiding: avoidedRows)
    let papers = Array(try lender.papers(named).prefix(wanted.count))
    guard !query.values.isEmpty else {
      throw EngineError.nothingToCompare(
        query: papers.map(\.id.description).joined(separator: ", "))
    }
    let semantic = rows.vectors.rows(at: all).centroid(of: wantedRows, avoiding: avoidedRows)
    let factors = factors(query, columns) {
      TermWeight.inverseDocumentFrequency($0, documentCount: documentCount)
    }
    let frequencies = (0..<1_024).map { Float($0 == 0 ? 0 : TermWeight.termFrequency($0)) }
    let found = try nearest(count: count, filter, excluding: Set(named), semantic, columns.terms) {
      countCosines(
        words: $0.words, rowOffsets: $0.rowOffsets, factors: factors, frequencies: frequencies)
    } exact: { counts, vectors in
      scores(query, weights(counts, columns), semantic, vectors)
    }
    return RelatedPapers(query: papers, neighbors: found)
  }

  /// As ``Engine/search(_:count:among:)-(String,_,_)``.
  ///
  /// - Parameter number: the number of a term, or nil for one that no paper holds.
  package func search(
    _ text: String, count: Int, among filter: PaperFilter, number: (String) -> Int?
  ) throws -> SearchResult {
    let block = TermCounts([Document(title: text)])
    let columns = TermColumns(
      block.distinctTerms.compactMap { term in number(term).map { ($0, term) } })
    let vocabulary = Vocabulary(
      terms: columns.terms, documentFrequencies: columns.numbers.map(documentFrequency),
      documentCount: documentCount)
    let (tfidf, lengths) = SparseMatrix.weighting(block, by: vocabulary)
    guard !tfidf.values.isEmpty else { throw EngineError.nothingToCompare(query: text) }
    let bm25 = BM25()
    let query = bm25.queries(tfidf, lengths: lengths, vocabulary: vocabulary)
    let then = basis.vocabulary(of: columns)
    let thenRows = SparseMatrix.weighting(block, by: then)
    let semantic = basis.rows(
      of: TermRows(vocabulary: then, weights: thenRows.rows, lengths: thenRows.lengths),
      numbers: columns.numbers, parallelism)
    let mean = max(1, Double(tokenCount) / Double(max(1, documentCount)))
    let factors = factors(query, columns) {
      bm25.inverseDocumentFrequency($0, documentCount: documentCount)
    }
    let found = try nearest(count: count, filter, excluding: [], semantic, columns.terms) {
      counts in
      (0..<counts.rowCount).map { counts.roughBM25($0, factors, bm25, mean: mean) }
    } exact: { counts, vectors in
      let weights = bm25.weights(
        of: counts, rows: 0..<counts.rowCount, columnCount: columns.numbers.count,
        columnOfNumber: columns.column(of:), documentFrequency: documentFrequency,
        documentCount: documentCount, meanTokenCount: mean)
      return scores(query, weights, semantic, vectors)
    }
    if found.isEmpty {
      throw try !filter.isOpen && lender.passing(filter).isEmpty
        ? EngineError.nothingPasses : EngineError.nothingToCompare(query: text)
    }
    return SearchResult(text: text, neighbors: found)
  }

  private func documentFrequency(_ number: Int) -> Int { Int(documentFrequencies[number]) }

  /// TF-IDF rows by the present frequencies; terms without a column count for lengths alone.
  private func weights(_ counts: CountRows, _ columns: TermColumns) -> SparseMatrix {
    SparseMatrix.weighting(
      counts, rows: 0..<counts.rowCount, columnCount: columns.numbers.count,
      columnOfNumber: columns.column(of:),
      inverseDocumentFrequency: {
        TermWeight.inverseDocumentFrequency(documentFrequency($0), documentCount: documentCount)
      }
    ).rows
  }

  private func scores(
    _ query: SparseMatrix, _ rows: SparseMatrix, _ semantic: Matrix, _ vectors: Matrix
  ) -> PaperScores {
    PaperScores(
      queries: query, rows: rows, semantic: (semantic, vectors, basis.plan?.weight ?? 0))
  }

  /// For each term of the index by number its weight and the query's value, for rough scores.
  private func factors(
    _ query: SparseMatrix, _ columns: TermColumns, idf: (Int) -> Double
  ) -> [Float] {
    var ofFrequency: [Int32: Float] = [:]
    var factors = [Float](repeating: 0, count: 2 * documentFrequencies.count)
    for (number, frequency) in documentFrequencies.enumerated() {
      let factor = ofFrequency[frequency] ?? Float(idf(Int(frequency)))
      ofFrequency[frequency] = factor
      factors[2 * number] = factor
    }
    for entry in query.entries(0) {
      factors[2 * columns.numbers[Int(query.columnIndices[entry])] + 1] = query.values[entry]
    }
    return factors
  }

  /// Papers that may be among the nearest, with their rough scores.
  private struct Candidates: Sendable {
    var papers: [(number: Int32, rough: Float)] = []
    var counts = CountRows()
    var vectors: [Float] = []
    /// Papers that may be found, candidates or not.
    var allCount = 0
  }

  /// The papers of the highest rough scores, at least `count` of them where there are so many.
  private func candidates(
    _ count: Int, _ semantic: Matrix, among passing: Set<Int32>?, excluding excluded: Set<Int32>,
    lexical: @escaping @Sendable (CountRows) -> [Float]
  ) throws -> Candidates {
    let lexicalWeight = Float(1 - (basis.plan?.weight ?? 0))
    let vector = semantic.withRow(0) { row in row.indices.map { row[$0] } }
    // A segment is read while those before it are scored.
    let parts = try parallelism.pipelined(lender.forEachSegment) { segment -> Candidates in
      let dots = segment.vectors.dots(vector)
      let cosines = lexical(segment.counts)
      let rough = segment.papers.indices.map { row -> Float in
        let paper = segment.papers[row]
        if paper == 0 || passing?.contains(paper) == false || excluded.contains(paper) {
          return -1
        }
        return lexicalWeight * cosines[row] + max(0, dots[row])
      }
      let best = Self.largest(rough, count: count)
      var part = Candidates()
      part.papers = best.map { (segment.papers[$0], rough[$0]) }
      for row in best { part.counts.append(segment.counts, row: row) }
      part.vectors = segment.vectors.rows(at: best).elements
      part.allCount = rough.count { $0 >= 0 }
      return part
    }
    return parts.reduce(into: Candidates()) { all, part in
      all.papers += part.papers
      all.counts.append(part.counts)
      all.vectors += part.vectors
      all.allCount += part.allCount
    }
  }

  /// The k nearest of those that pass, scored exactly.
  private func nearest(
    count asked: Int, _ filter: PaperFilter, excluding excluded: Set<Int32>, _ semantic: Matrix,
    _ terms: [String], rough: @escaping @Sendable (CountRows) -> [Float],
    exact: (CountRows, Matrix) -> PaperScores
  ) throws -> [FoundPaper] {
    let count = min(asked, documentCount)
    let passing = filter.isOpen ? nil : try lender.passing(filter)
    var wanted = count + 16
    while true {
      let candidates = try candidates(
        wanted, semantic, among: passing, excluding: excluded, lexical: rough)
      let ranked = Self.largest(candidates.papers.map(\.rough), count: wanted)
      // Behind the k-th by rough score may stand others that the exact score puts before it.
      let isEnough =
        count == 0 || ranked.count == candidates.allCount
        || candidates.papers[ranked[count - 1]].rough - Self.margin
          > candidates.papers[ranked[ranked.count - 1]].rough
      guard isEnough else {
        wanted = min(4 * wanted, candidates.allCount)
        continue
      }
      let papers = try lender.papers(ranked.map { candidates.papers[$0].number })
      let ordered = ranked.indices.sorted { papers[$0].id < papers[$1].id }
      var counts = CountRows()
      for place in ordered { counts.append(candidates.counts, row: ranked[place]) }
      let all = Matrix(
        rowCount: candidates.papers.count, columnCount: basis.dimension,
        elements: candidates.vectors)
      return exact(counts, all.rows(at: ordered.map { ranked[$0] })).nearest(
        count: count, papers: ordered.map { papers[$0] }, terms: terms, parallelism)[0]
    }
  }

  /// The places of the largest scores that are not negative, largest first. O(n log n).
  private static func largest(_ scores: [Float], count: Int) -> [Int] {
    // A short list is kept sorted; a long one is sorted at the end.
    guard count > 1_024 else {
      var best = TopNeighbors(capacity: count)
      for (row, score) in scores.enumerated() where score >= 0 {
        best.offer(Neighbor(row: row, similarity: Double(score)))
      }
      return best.members.map(\.row)
    }
    return Array(
      scores.indices.filter { scores[$0] >= 0 }.sorted {
        scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1
      }.prefix(count))
  }
}

extension CountRows {
  /// The BM25 score of a row for a query, in single precision.
  fileprivate func roughBM25(_ row: Int, _ factors: [Float], _ bm25: BM25, mean: Double) -> Float {
    var found: [(number: Int, count: Int)] = []
    forEachTerm(row) { number, count in
      if factors[2 * number + 1] != 0 { found.append((number, count)) }
    }
    if found.isEmpty { return 0 }
    let damping = bm25.damping(Double(tokenCount(row)), mean: mean)
    return found.reduce(0) {
      $0 + factors[2 * $1.number + 1]
        * bm25.weight(Double($1.count), damping: damping, idf: Double(factors[2 * $1.number]))
    }
  }
}
