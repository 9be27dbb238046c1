// SPDX-License-Identifier: Apache-2.0

/// How much the parts of a semantic score weigh, for as many papers as there are.
package struct SemanticPlan: Equatable, Sendable {
  /// The weight of a refined projection.
  static let refinedWeight = 0.2

  /// The weight of a background model alone, and beside a refined projection.
  static let backgroundWeight = (alone: 0.3, beside: 0.1)

  /// Papers from which on a refined projection says something that the papers' own words do not:
  /// for fewer its cosines are nearly those of the TF-IDF rows.
  static let fewestForRefined = 257

  /// Papers up to which learning a refined projection besides a background is worth the time.
  static let mostForRefined = 20_000

  /// The share of a score that is semantic.
  let weight: Double

  /// What the refined projection's and the background's rows are multiplied by; 0 where there are
  /// none.
  let refinedScale: Float
  let backgroundScale: Float

  /// The plan for n papers, or nil where nothing can be said beyond their words.
  init?(paperCount: Int, _ options: EngineOptions) {
    let asked = options.semanticWeight
    guard paperCount > 0, asked ?? 1 > 0 else { return nil }
    let hasBackground = options.background != .none
    let usesRefined =
      hasBackground
      ? (Self.fewestForRefined...Self.mostForRefined).contains(paperCount)
      : paperCount >= Self.fewestForRefined || asked != nil
    let refined = usesRefined ? Self.refinedWeight : 0
    let background =
      hasBackground
      ? usesRefined ? Self.backgroundWeight.beside : Self.backgroundWeight.alone : 0
    guard refined + background > 0 else { return nil }
    weight = asked ?? (refined + background)
    refinedScale = Float((weight * refined / (refined + background)).squareRoot())
    backgroundScale = Float((weight * background / (refined + background)).squareRoot())
  }
}
