// SPDX-License-Identifier: Apache-2.0

internal import GRDB
internal import KindredEngine
internal import KindredTextFeatures

/// What is in a library, in numbers.
public struct LibraryInfo: Equatable, Sendable {
  /// Papers.
  public let paperCount: Int
  /// The earliest and latest date, or nil where no paper has one.
  public let firstDate: String?
  /// See ``firstDate``.
  public let lastDate: String?
  /// Changes that were written, each whole.
  public let batchCount: Int
  /// When the last one was, in ISO 8601, or nil.
  public let lastChange: String?
  /// The file's format.
  public let format: Int
  /// Bytes of the file, and those that ``Library/compact(at:waiting:)`` would free.
  public let byteCount: Int
  /// See ``byteCount``.
  public let freeByteCount: Int
  /// What was learned from the papers, or nil where that is not there or not complete.
  public let index: Index?

  /// What a library learned from its papers.
  public struct Index: Equatable, Sendable {
    /// Distinct terms.
    public let termCount: Int
    /// Components of a paper's vector.
    public let dimension: Int
    /// Papers that it was learned from.
    public let learnedFrom: Int
    /// How far the weights of terms have moved since: 1 less the mean cosine between papers' TF-IDF
    /// rows as they were weighed then and now.
    public let drift: Double
  }
}

extension LibraryInfo.Index {
  /// What a library holds, or nil where nothing was learned.
  init?(_ database: Database) throws {
    let statistics = try StoredIndex.statistics(database)
    guard let basis = try StoredIndex.basis(database) else { return nil }
    let segments = try StoredIndex.segments(database, termCount: statistics.termCount)
    termCount = statistics.termCount
    dimension = basis.dimension
    learnedFrom = basis.statistics.documentCount
    drift = basis.drift(of: segments.map(\.counts), to: statistics)
  }
}
