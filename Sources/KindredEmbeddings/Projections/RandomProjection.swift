// SPDX-License-Identifier: Apache-2.0

public import KindredKernels

/// Projects sparse rows onto random directions that are drawn for each term, never stored.
///
/// A term's d entries come from a generator keyed by (seed, the term's bytes), so that vectors of
/// two corpora are comparable without sharing anything but the seed, and a new term never moves an
/// old one. Dot products are kept in expectation, with an error of about 1/√d (Johnson,
/// Lindenstrauss 1984), whatever the corpus.
public struct RandomProjection: Equatable, Sendable {
  /// How the entries are distributed; all kinds have mean 0 and variance 1/d.
  public enum Entries: Equatable, Sendable {
    /// Normal.
    case gaussian

    /// √(s/d) times +1 or -1, each with probability 1/(2s), or else 0. s = 3 is Achlioptas (2003);
    /// larger s is sparser (Li, Hastie, Church 2006, who suggest up to √v). At least 1.
    case sparse(sparsity: Double)
  }

  /// The generator's seed.
  public let seed: UInt64

  /// The number of directions, d.
  public let dimension: Int

  /// The distribution of the entries.
  public let entries: Entries

  /// A projection onto `dimension` directions.
  ///
  /// - Precondition: `dimension` is positive, and a sparsity is at least 1.
  public init(seed: UInt64, dimension: Int, entries: Entries = .gaussian) {
    precondition(dimension > 0, "a projection onto \(dimension) directions")
    if case .sparse(let sparsity) = entries {
      precondition(sparsity >= 1, "a sparsity of \(sparsity) gives probabilities above 1")
    }
    self.seed = seed
    self.dimension = dimension
    self.entries = entries
  }

  /// The d entries of a term. O(d).
  public func row(of term: String) -> [Float] {
    var generator = SeededGenerator(seed: seed, name: term.utf8.span)
    var row: [Float] = []
    row.reserveCapacity(dimension + 1)
    switch entries {
    case .gaussian:
      let scale = 1 / Double(dimension).squareRoot()
      while row.count < dimension {
        let (first, second) = generator.nextGaussianPair()
        row.append(Float(first * scale))
        if row.count < dimension { row.append(Float(second * scale)) }
      }
    case .sparse(let sparsity):
      let entry = Float((sparsity / Double(dimension)).squareRoot())
      let half = 1 / (2 * sparsity)
      for _ in 0..<dimension {
        let draw = generator.nextUniform()
        row.append(draw < half ? entry : draw < 2 * half ? -entry : 0)
      }
    }
    return row
  }

  /// The entries of all terms: v x d. O(v d).
  public func matrix(terms: [String], parallelism: Parallelism = .sequential) -> Matrix {
    let blocks = parallelism.mapBlocks(of: terms.count, size: 1_024) { block in
      block.flatMap { row(of: terms[$0]) }
    }
    return Matrix(
      rowCount: terms.count, columnCount: dimension, elements: Array(blocks.joined()))
  }

  /// Unit rows, n x d; an empty row stays zero. O(nonzeros d + v d).
  ///
  /// - Precondition: `terms` names every column of `rows`.
  public func project(
    _ rows: SparseMatrix, terms: [String], parallelism: Parallelism = .sequential
  ) -> Matrix {
    precondition(
      terms.count == rows.columnCount, "\(terms.count) terms for \(rows.columnCount) columns")
    return rows.times(matrix(terms: terms, parallelism: parallelism), parallelism: parallelism)
      .normalizedRows(parallelism: parallelism)
  }
}
