// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredKernels
import TestSupport
import Testing

@Suite struct CountCosinesTests {
  @Test(arguments: 0..<6 as Range<UInt64>) func cosinesAreThoseOfTheTwin(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let numberCount = 50
    let factors = (0..<2 * numberCount).map { _ in Float(generator.next(below: 100)) / 50 }
    let frequencies = (0..<1_024).map { $0 == 0 ? 0 : 1 + Float(log(Double($0))) }
    var words: [UInt32] = []
    var offsets: [UInt32] = [0]
    var expected: [Double] = []
    for row in 0..<20 {
      var product = 0.0
      var squares = 0.0
      // The first row is empty; terms are distinct; some counts need several words.
      for number in 0..<numberCount where row > 0 && generator.next(below: 4) == 0 {
        let count = 1 + generator.next(below: row % 2 == 0 ? 5 : 1_500)
        var rest = count
        while rest > 0 {
          words.append(UInt32(number) << 8 | UInt32(min(rest, 255)))
          rest -= 255
        }
        let weight = (1 + log(Double(count))) * Double(factors[2 * number])
        product += weight * Double(factors[2 * number + 1])
        squares += weight * weight
      }
      offsets.append(UInt32(words.count))
      expected.append(squares > 0 ? product / squares.squareRoot() : 0)
    }
    let cosines = countCosines(
      words: words, rowOffsets: offsets, factors: factors, frequencies: frequencies)
    #expect(distance(cosines, expected) < Tolerance.single)
    #expect(countCosines(words: [], rowOffsets: [0], factors: [], frequencies: frequencies) == [])
  }
}
