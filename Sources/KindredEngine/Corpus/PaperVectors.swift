// SPDX-License-Identifier: Apache-2.0

public import KindredKernels
public import KindredPapers

/// Vectors of papers that somebody else made.
public struct PaperVectors: Equatable, Sendable {
  /// One row for each identifier, n x d, of any length.
  public let rows: Matrix

  private let rowOfID: [PaperID: Int]

  /// Vectors and the papers they belong to; of an identifier that stands there twice the last row
  /// counts.
  ///
  /// - Precondition: there is an identifier for each row.
  public init(ids: [PaperID], rows: Matrix) {
    precondition(ids.count == rows.rowCount, "\(ids.count) identifiers for \(rows.rowCount) rows")
    self.rows = rows
    var rowOfID: [PaperID: Int] = [:]
    for (row, id) in ids.enumerated() { rowOfID[id] = row }
    self.rowOfID = rowOfID
  }

  /// How many of some papers have a vector.
  public func count(among papers: [Paper]) -> Int { papers.count { rowOfID[$0.id] != nil } }

  /// Unit rows of some papers in their order, zero for one that has no vector.
  func rows(for papers: [Paper]) -> Matrix {
    var result = Matrix(rowCount: papers.count, columnCount: rows.columnCount)
    result.forEachRow { row, span in
      guard let source = rowOfID[papers[row].id] else { return }
      rows.withRow(source) { source in
        for column in span.indices { span[column] = source[column] }
      }
      normalize(&span)
    }
    return result
  }
}
