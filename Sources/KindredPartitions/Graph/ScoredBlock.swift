// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels

/// Papers with what scores are made of.
struct ScoredBlock {
  /// One paper.
  struct Paper {
    let id: String
    let semanticWeight: Double
    let terms: [ArraySlice<UInt8>]
    let weights: [Float]
    let vector: [Float]

    init(_ row: PartRow, at index: Int) throws(PartError) {
      id = row.text(index)
      semanticWeight = try row.number(index + 1)
      terms = row.isEmpty(index + 2) ? [] : row.fields[index + 2].split(separator: 0x20)
      weights = try row.floats(index + 3)
      vector = try row.halves(index + 4)
      guard terms.count == weights.count else {
        throw .broken("\(terms.count) terms with \(weights.count) weights, skipped")
      }
    }
  }

  private(set) var identifiers: [String] = []
  private(set) var semanticWeight = 0.0
  private(set) var terms: [[String]] = []
  private(set) var weights: [[Float]] = []
  private(set) var dimension: Int?
  private var vectors: [Float] = []

  var count: Int { identifiers.count }

  /// The semantic rows.
  var rows: Matrix {
    Matrix(rowCount: count, columnCount: dimension ?? 0, elements: vectors)
  }

  mutating func add(_ paper: Paper) throws(PartError) {
    guard paper.vector.count == dimension ?? paper.vector.count else {
      throw .broken("a vector of another dimension, skipped")
    }
    dimension = paper.vector.count
    semanticWeight = paper.semanticWeight
    identifiers.append(paper.id)
    terms.append(paper.terms.map { String(decoding: $0, as: UTF8.self) })
    weights.append(paper.weights)
    vectors += paper.vector
  }

  /// Each distinct term's column, in byte order.
  var columns: [String: Int32] {
    let distinct = terms.reduce(into: Set<String>()) { $0.formUnion($1) }
    let ordered = distinct.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1, Int32($0)) })
  }

  /// The papers' weights; terms without a column are left out, since nothing shares them.
  func weights(_ columns: [String: Int32]) -> SparseMatrix {
    var offsets = [0]
    var indices: [Int32] = []
    var values: [Float] = []
    for (terms, weights) in zip(terms, weights) {
      let known = zip(terms, weights).compactMap { term, weight in
        columns[term].map { ($0, weight) }
      }
      indices += known.map(\.0)
      values += known.map(\.1)
      offsets.append(values.count)
    }
    return SparseMatrix(
      columnCount: columns.count, rowOffsets: offsets, columnIndices: indices, values: values)
  }
}
