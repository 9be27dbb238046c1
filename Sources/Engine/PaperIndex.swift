// SPDX-License-Identifier: Apache-2.0

internal import Embeddings
package import Kernels
package import TextFeatures

/// A part of an index: papers that came together.
package struct IndexSegment: Sendable {
  /// The papers' numbers, one for each row; 0 for a paper that is no longer there.
  package var papers: [Int32]

  /// Their terms.
  package let counts: CountRows

  /// Their semantic rows, as many as papers; no columns where scores are lexical alone.
  package let vectors: HalfMatrix

  /// A segment from its parts, or nil where they are not of one length.
  package init?(papers: [Int32], counts: CountRows, vectors: HalfMatrix) {
    guard papers.count == counts.rowCount, vectors.rowCount == papers.count else { return nil }
    self.papers = papers
    self.counts = counts
    self.vectors = vectors
  }
}

/// What an index learned from its papers: how terms weighed then, and directions.
///
/// Semantic rows of papers that come later are made in the same way, so that all can be compared. How far
/// the papers have moved away from it is told by ``drift(of:to:documentCount:)``.
package struct IndexBasis: Sendable {
  /// The papers it was learned from.
  package let paperCount: Int

  /// For each term by number, the papers that held it then; terms that came later had none.
  package let documentFrequencies: [Int32]

  /// The mean that is taken off the background's rows.
  package let backgroundMean: [Float]

  /// The refined projection's directions, a row for each term by number; no rows where there is none.
  package let directions: HalfMatrix

  /// A basis from its parts, or nil where they do not fit each other.
  package init?(
    paperCount: Int, documentFrequencies: [Int32], backgroundMean: [Float], directions: HalfMatrix
  ) {
    guard paperCount > 0,
      directions.rowCount == 0 || directions.rowCount == documentFrequencies.count,
      documentFrequencies.allSatisfy({ (0...paperCount).contains(Int($0)) }),
      let plan = SemanticPlan(paperCount: paperCount, Self.options),
      (plan.refinedScale > 0) == (directions.columnCount > 0),
      backgroundMean.count == BackgroundModel.shippedIdentity.dimension
    else { return nil }
    self.paperCount = paperCount
    self.documentFrequencies = documentFrequencies
    self.backgroundMean = backgroundMean
    self.directions = directions
  }

  /// What an index is learned with: the defaults.
  package static let options = EngineOptions()

  /// The checksum of the background model that semantic rows are made with.
  package static var backgroundChecksum: UInt64 { BackgroundModel.shippedIdentity.checksum }

  /// Whether answers for these options are those of an index.
  package static func suits(_ options: EngineOptions) -> Bool {
    var options = options
    options.threadCount = Self.options.threadCount
    return options == Self.options
  }

  /// The plan that scores follow.
  var plan: SemanticPlan? { SemanticPlan(paperCount: paperCount, Self.options) }

  /// The number of columns of semantic rows.
  package var dimension: Int { directions.columnCount + backgroundMean.count }

  /// Whether an index of so many papers needs a basis of its own: it has twice as many papers as this
  /// one was learned from, or fewer than half, or its scores have other parts.
  package func isOutgrown(by count: Int) -> Bool {
    count >= 2 * paperCount || 2 * count < paperCount
      || SemanticPlan(paperCount: count, Self.options) != plan
  }

  /// The semantic rows of papers, by what was learned: n x d.
  ///
  /// - Parameter term: a term by its number.
  package func rows(
    of counts: CountRows, term: (Int) -> String, _ parallelism: Parallelism
  ) -> HalfMatrix {
    let columns = TermColumns(of: counts, Array(0..<counts.rowCount), term: term)
    let (weights, lengths) = SparseMatrix.weighting(
      counts, rows: 0..<counts.rowCount, columnCount: columns.numbers.count,
      columnOfNumber: columns.column(of:), inverseDocumentFrequency: inverseDocumentFrequency)
    let papers = TermRows(
      vocabulary: vocabulary(of: columns), weights: weights, lengths: lengths)
    return HalfMatrix(rounding: rows(of: papers, numbers: columns.numbers, parallelism))
  }

  /// The semantic rows of texts by their TF-IDF rows, whose columns are the terms of these numbers.
  func rows(of texts: TermRows, numbers: [Int], _ parallelism: Parallelism) -> Matrix {
    guard let plan else { return Matrix(rowCount: texts.weights.rowCount, columnCount: 0) }
    var projection: RefinedProjection?
    if directions.columnCount > 0 {
      // Terms that came later point nowhere.
      let known = numbers.indices.filter { numbers[$0] < directions.rowCount }
      var picked = Matrix(rowCount: numbers.count, columnCount: directions.columnCount)
      let rows = directions.rows(at: known.map { numbers[$0] })
      for (row, place) in known.enumerated() { picked.setRow(place, to: rows, row) }
      projection = RefinedProjection(directions: picked)
    }
    return SemanticBasis(
      plan: plan, projection: projection, background: .shipped, backgroundMean: backgroundMean
    ).rows(of: texts, parallelism)
  }

  /// The vocabulary of some terms as it was when the basis was learned.
  func vocabulary(of columns: TermColumns) -> Vocabulary {
    Vocabulary(
      terms: columns.terms, documentFrequencies: columns.numbers.map(documentFrequency),
      documentCount: paperCount)
  }

  private func documentFrequency(_ number: Int) -> Int {
    number < documentFrequencies.count ? Int(documentFrequencies[number]) : 0
  }

  private func inverseDocumentFrequency(_ number: Int) -> Double {
    TermWeight.inverseDocumentFrequency(documentFrequency(number), documentCount: paperCount)
  }

  /// How far terms have moved since the basis was learned: 1 less the mean cosine between papers' TF-IDF
  /// rows as they were weighed then and as they are now. O(nonzeros).
  ///
  /// - Parameter frequencies: for each term by number the papers that hold it now.
  package func drift(
    of segments: [CountRows], to frequencies: [Int32], documentCount: Int
  ) -> Double {
    let weights = frequencies.indices.map { number in
      (
        then: inverseDocumentFrequency(number),
        now: TermWeight.inverseDocumentFrequency(
          Int(frequencies[number]), documentCount: documentCount)
      )
    }
    var sum = 0.0
    var rowCount = 0
    for counts in segments {
      for row in 0..<counts.rowCount {
        var (product, then, now) = (0.0, 0.0, 0.0)
        counts.forEachTerm(row) { number, count in
          let frequency = TermWeight.termFrequency(count)
          let weight = weights[number]
          let square = frequency * frequency
          product += square * weight.then * weight.now
          then += square * weight.then * weight.then
          now += square * weight.now * weight.now
        }
        if then > 0, now > 0 {
          sum += product / (then * now).squareRoot()
          rowCount += 1
        }
      }
    }
    return rowCount > 0 ? max(0, 1 - sum / Double(rowCount)) : 0
  }

  /// Learns from all papers of an index.
  ///
  /// - Parameters:
  ///   - segments: the papers' numbers, 0 for one that is no longer there, and their terms.
  ///   - order: the numbers of all papers in the order of their identifiers, in which sums are made as
  ///     everywhere, so that they do not depend on how papers came.
  /// - Returns: the basis, and the semantic rows of each segment, zero for papers that are not in
  ///   `order`; nil for no papers.
  /// - Complexity: O(nonzeros d), and that of a refined projection where the plan has one.
  package static func learn(
    from segments: [(papers: [Int32], counts: CountRows)], inOrder order: [Int32],
    _ numbers: TermNumbers, threadCount: Int
  ) -> (basis: IndexBasis, vectors: [HalfMatrix])? {
    var options = options
    options.threadCount = threadCount
    let places = Places(of: segments.map(\.papers), inOrder: order)
    guard let plan = SemanticPlan(paperCount: places.ordered.count, options) else { return nil }
    let columns = TermColumns(all: numbers)
    let vocabulary = Vocabulary(
      terms: columns.terms,
      documentFrequencies: columns.numbers.map { Int(numbers.documentFrequencies[$0]) },
      documentCount: numbers.documentCount)
    let idf = (0..<numbers.termCount).map {
      TermWeight.inverseDocumentFrequency(
        Int(numbers.documentFrequencies[$0]), documentCount: numbers.documentCount)
    }
    @Sendable func weights(
      _ block: Range<Int>
    ) -> (rows: SparseMatrix, lengths: [Double]) {
      var rows = CountRows()
      for place in places.ordered[block] {
        rows.append(segments[place.segment].counts, row: place.row)
      }
      return SparseMatrix.weighting(
        rows, rows: 0..<rows.rowCount, columnCount: vocabulary.count,
        columnOfNumber: columns.column(of:), inverseDocumentFrequency: { idf[$0] })
    }
    let learned: SemanticBasis
    let rows: Matrix
    if plan.refinedScale > 0 {
      let parts = options.parallelism.mapBlocks(of: places.ordered.count, size: 4_096, weights)
      let papers = TermRows(
        vocabulary: vocabulary,
        weights: SparseMatrix(columnCount: vocabulary.count, concatenating: parts.map(\.rows)),
        lengths: parts.flatMap(\.lengths))
      (learned, rows) = SemanticBasis.learn(from: papers, plan, options)
    } else {
      // A block at a time: the weights of an archive are not in memory at once.
      let seen = BackgroundProjection(.shipped, vocabulary, options.parallelism)
        .rows(count: places.ordered.count, options.parallelism, weights: weights)
      (learned, rows) = SemanticBasis.learn(from: nil, seen: seen, plan, options)
    }
    var directions = HalfMatrix(rounding: Matrix(rowCount: 0, columnCount: 0))
    if let basis = learned.projection?.basis {
      directions = HalfMatrix(
        rounding: basis.rows(at: (0..<numbers.termCount).map { Int(columns.column(of: $0)) }))
    }
    let vectors = options.parallelism.map(count: segments.count) { segment in
      HalfMatrix(rounding: rows, rowsAt: places.ranks[segment])
    }
    let basis = IndexBasis(
      paperCount: places.ordered.count, documentFrequencies: numbers.documentFrequencies,
      backgroundMean: learned.backgroundMean, directions: directions)
    return basis.map { ($0, vectors) }
  }
}

/// Where papers stand in segments, and in the order of their identifiers.
private struct Places: Sendable {
  /// The papers that are there, in order.
  private(set) var ordered: [(segment: Int, row: Int)] = []

  /// For each row of each segment its paper's place in order, or nil.
  private(set) var ranks: [[Int?]]

  init(of segments: [[Int32]], inOrder order: [Int32]) {
    var placeOfPaper: [Int32: (segment: Int, row: Int)] = [:]
    placeOfPaper.reserveCapacity(order.count)
    for (segment, papers) in segments.enumerated() {
      for (row, paper) in papers.enumerated() where paper != 0 {
        placeOfPaper[paper] = (segment, row)
      }
    }
    ranks = segments.map { [Int?](repeating: nil, count: $0.count) }
    for paper in order {
      // Each once, whatever a damaged file says.
      guard let place = placeOfPaper.removeValue(forKey: paper) else { continue }
      ranks[place.segment][place.row] = ordered.count
      ordered.append(place)
    }
  }
}

/// Columns for some terms of an index, in the order of their bytes.
struct TermColumns: Sendable {
  /// The terms' numbers, in the order of the columns.
  let numbers: [Int]

  /// The terms, in that order.
  let terms: [String]

  private let columns: [Int: Int32]
  private let dense: [Int32]

  /// Columns for the terms of some rows.
  init(of counts: CountRows, _ rows: [Int], term: (Int) -> String) {
    var numbers: Set<Int> = []
    for row in rows { counts.forEachTerm(row) { number, _ in numbers.insert(number) } }
    self.init(numbers.map { (number: $0, term: term($0)) })
  }

  /// Columns for some terms.
  init(_ unordered: [(number: Int, term: String)]) {
    let ordered = unordered.sorted {
      $0.term.utf8.lexicographicallyPrecedes($1.term.utf8)
    }
    numbers = ordered.map(\.number)
    terms = ordered.map(\.term)
    var columns: [Int: Int32] = [:]
    for (column, number) in numbers.enumerated() { columns[number] = Int32(column) }
    self.columns = columns
    dense = []
  }

  /// Columns for all terms.
  init(all: TermNumbers) {
    numbers = all.numbersInByteOrder()
    terms = numbers.map(all.term)
    var dense = [Int32](repeating: -1, count: numbers.count)
    for (column, number) in numbers.enumerated() { dense[number] = Int32(column) }
    self.dense = dense
    columns = [:]
  }

  /// The column of a term by its number, or -1.
  func column(of number: Int) -> Int32 {
    dense.isEmpty ? columns[number] ?? -1 : dense[number]
  }
}
