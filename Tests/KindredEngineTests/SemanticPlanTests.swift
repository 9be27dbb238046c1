// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import KindredEngine

@Suite struct SemanticPlanTests {
  private func plan(_ count: Int, _ background: Background, _ weight: Double? = nil)
    -> SemanticPlan?
  {
    SemanticPlan(
      paperCount: count, EngineOptions(background: background, semanticWeight: weight))
  }

  /// Weight, then what the squared lengths of the refined and of the background's rows are.
  private func parts(_ plan: SemanticPlan?) -> [Double] {
    plan.map {
      [
        $0.weight, Double($0.refinedScale * $0.refinedScale),
        Double($0.backgroundScale * $0.backgroundScale),
      ]
    } ?? []
  }

  @Test func partsWeighWhatTheyWereMeasuredToBeWorth() {
    for (count, background, expected) in [
      (1, Background.shipped, [0.3, 0, 0.3]), (256, .shipped, [0.3, 0, 0.3]),
      (257, .shipped, [0.3, 0.2, 0.1]), (20_000, .shipped, [0.3, 0.2, 0.1]),
      (20_001, .shipped, [0.3, 0, 0.3]), (257, .none, [0.2, 0.2, 0]),
      (20_001, .none, [0.2, 0.2, 0]),
    ] {
      #expect(distance(parts(plan(count, background)), expected) < Tolerance.weight, "\(count)")
    }
    #expect(plan(256, .none) == nil && plan(0, .shipped) == nil)
  }

  @Test func anAskedWeightIsSharedAsTheUsualOne() {
    #expect(distance(parts(plan(300, .shipped, 0.6)), [0.6, 0.4, 0.2]) < Tolerance.weight)
    #expect(distance(parts(plan(5, .shipped, 1)), [1, 0, 1]) < Tolerance.weight)
    #expect(distance(parts(plan(5, .none, 0.5)), [0.5, 0.5, 0]) < Tolerance.weight)
    #expect(plan(300, .shipped, 0) == nil)
  }
}
