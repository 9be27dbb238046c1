// SPDX-License-Identifier: Apache-2.0

import Kindred

/// Vectors of one's own, which say no more of a paper than how long its title and its abstract are.
public struct TitleLengths {
  private let papers: [Paper]
  private let rows: Matrix

  /// The vectors of some papers.
  public init(_ papers: [Paper]) {
    self.papers = papers
    rows = Matrix(rows: papers.map(Self.vector))
  }

  /// The papers whose texts are about as long as another's.
  public func nearest(to paper: Paper, count: Int) -> [Paper] {
    nearestRows(to: Self.vector(of: paper), corpus: rows, count: count).map { papers[$0.row] }
  }

  private static func vector(of paper: Paper) -> [Float] {
    [Float(paper.title.count), Float(paper.abstract.count) / 10]
  }
}
