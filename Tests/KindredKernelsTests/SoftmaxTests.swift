// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredKernels
import TestSupport
import Testing

@Suite struct SoftmaxTests {
  private static let lengths = Array(0...17) + [31, 32, 33, 257]

  private func scores(_ count: Int) -> [Float] {
    count == 0 ? [] : Seeded.matrix(1, count, seed: 3).rowArrays[0].map { 5 * $0 }
  }

  @Test(arguments: lengths) func sharesAreThoseOfTheTwin(count: Int) {
    // What stands around the range stays.
    var values = [7] + scores(count) + [8]
    var span = values.mutableSpan
    let logSum = softmax(&span, 1..<1 + count)
    let expected = Twin.softmax(scores(count))
    #expect(values.first == 7 && values.last == 8)
    #expect(distance(Array(values.dropFirst().dropLast()), expected.shares) < Tolerance.single)
    #expect(count == 0 ? logSum == 0 : abs(Double(logSum) - expected.logSum) < Tolerance.single)
  }

  @Test(arguments: lengths) func exponentialsAreScaledAndShifted(count: Int) {
    var values = scores(count)
    var span = values.mutableSpan
    let sum = exponentiate(&span, 0..<count, scale: 0.5, shift: 3)
    let expected = scores(count).map { exp(0.5 * (Double($0) - 3)) }
    #expect(zip(values, expected).allSatisfy { abs(Double($0) / $1 - 1) < 1e-6 })
    #expect(abs(Double(sum) - expected.reduce(0, +)) < 1e-5 * Double(sum + 1))
  }

  @Test func nothingOverflowsOrVanishes() {
    var values: [Float] = [-.infinity, -1e30, -100, 0, 100, 1e30, .infinity, 2, -.infinity]
    var span = values.mutableSpan
    _ = exponentiate(&span, 0..<9, scale: 1, shift: 0)
    #expect(values.allSatisfy { $0 > 0 && $0.isFinite })
    #expect(values[3] == 1)
  }
}
