// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@Suite struct AdamTests {
  /// Parameters after steps against some gradients.
  private func moved(
    _ start: [Float], _ gradients: [[Float]], rate: Double, threads: Int = 1
  ) -> [Float] {
    var parameters = Matrix(rowCount: 1, columnCount: start.count, elements: start)
    var adam = Adam(count: start.count)
    for gradient in gradients {
      adam.step(
        &parameters, against: Matrix(rowCount: 1, columnCount: start.count, elements: gradient),
        rate: rate, parallelism: Parallelism(threadCount: threads))
    }
    return parameters.elements
  }

  @Test(arguments: [0, 1, 7, 8, 9, 31, 100]) func stepsAreThoseOfTheTwin(count: Int) {
    let values: [[Float]] = Seeded.matrix(6, max(1, count), seed: 2).rowArrays
      .map { Array($0.prefix(count)) }
    let gradients = Array(values.dropFirst())
    #expect(
      distance(
        moved(values[0], gradients, rate: 0.1), Twin.adam(values[0], gradients, rate: 0.1))
        < Tolerance.single)
  }

  @Test func theFirstStepIsTheRateAgainstTheSign() {
    let found = moved([1, 1, 1], [[1e-3, -50, 0]], rate: 0.25)
    #expect(distance(found, [0.75, 1.25, 1]) < 1e-4)
  }

  @Test func threadsDoNotShow() {
    let values = Seeded.matrix(3, 200_001, seed: 4).rowArrays
    let one = moved(values[0], Array(values[1...]), rate: 0.1)
    for threads in [2, 3] {
      #expect(moved(values[0], Array(values[1...]), rate: 0.1, threads: threads) == one)
    }
  }
}
