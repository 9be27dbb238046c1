// SPDX-License-Identifier: Apache-2.0

import KindredEmbeddings
import KindredKernels
import KindredPapers
import KindredTextFeatures
import TestSupport

@testable import KindredEngine

/// What rows that a background gives become, written plainly.
enum BackgroundTwin {
  /// A model of seven terms; no other test's papers have them.
  static let model = BackgroundModel(
    terms: ["bleaching", "bus", "charging", "code", "coral", "qubit", "reef"],
    documentFrequencies: [5, 40, 12, 60, 9, 7, 20],
    rows: Matrix(rows: [
      [1, 0.2, 0, 0], [0, 1, 0.1, 0.2], [0.1, 0.9, 0, -0.3], [0, 0, 1, 0.4], [0.9, 0, 0.2, 0],
      [-0.2, 0.1, 0.8, 0], [0.7, 0.1, -0.1, 0.3],
    ]), paperCount: 100)

  /// Papers of which the model knows all words, half of them, or none.
  static let papers: [Paper] = [
    "Coral reef bleaching", "Coral reef zanzibar", "Reef reef qubit", "Bus charging",
    "Bus charging zanzibar tantalum", "Qubit code", "Qubit code code bus", "Coral tantalum",
    "Zanzibar tantalum", "Charging reef code", "Bleaching bus zanzibar",
  ].enumerated().map { Paper(id: PaperID("p\(10 + $0)"), title: $1) }

  /// The mean of some rows that are not zero.
  static func mean(_ rows: [[Float]]) -> [Double] {
    let present = rows.filter { $0.contains { $0 != 0 } }
    return (rows.first ?? []).indices.map { column in
      present.reduce(0) { $0 + Double($1[column]) } / Double(max(1, present.count))
    }
  }

  /// A row less a mean, of a length; a zero row stays zero.
  static func centered(_ row: [Float], on mean: [Double], length: Double = 1) -> [Double] {
    guard row.contains(where: { $0 != 0 }) else { return row.map { _ in 0 } }
    let moved = zip(row, mean).map { Double($0) - $1 }
    let norm = moved.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return moved.map { length * $0 / norm }
  }
}
