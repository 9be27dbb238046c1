// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import Testing

@Suite struct SeededGeneratorTests {
  @Test func seedsGiveSequencesOfTheirOwn() {
    func sequence(_ seed: UInt64) -> [UInt64] {
      var generator = SeededGenerator(seed: seed)
      return (0..<8).map { _ in generator.next() }
    }
    #expect(sequence(1) == sequence(1))
    #expect(Set(sequence(0) + sequence(1) + sequence(2)).count == 24)
  }

  @Test func boundedNumbersAreSpreadEvenly() {
    var generator = SeededGenerator(seed: 3)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[generator.next(below: 7)] += 1 }
    // Six standard deviations of a binomial with n = 70,000 and p = 1/7.
    for count in counts { #expect(abs(count - 10_000) < 560) }
    #expect(generator.next(below: 1) == 0)
  }

  @Test func gaussiansHaveMeanZeroAndVarianceOne() {
    var generator = SeededGenerator(seed: 4)
    let values = (0..<50_000).flatMap { _ in
      let pair = generator.nextGaussianPair()
      return [pair.0, pair.1]
    }
    let mean = values.reduce(0, +) / 100_000
    let variance = values.reduce(0) { $0 + $1 * $1 } / 100_000
    #expect(abs(mean) < 0.02)
    #expect(abs(variance - 1) < 0.03)
    #expect(values.allSatisfy { $0.isFinite })
  }

  @Test func samplesAreDifferentNumbersInOrder() {
    var generator = SeededGenerator(seed: 5)
    let sample = generator.sample(40, of: 100)
    #expect(sample.count == 40)
    #expect(sample == Set(sample).sorted())
    #expect(sample.allSatisfy { (0..<100).contains($0) })
    #expect(generator.sample(5, of: 3) == [0, 1, 2])
    #expect(generator.sample(0, of: 3) == [])
  }

  @Test func everyOrderIsAsLikely() {
    var generator = SeededGenerator(seed: 6)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<6_000 {
      var values = [1, 2, 3]
      generator.shuffle(&values)
      counts[values, default: 0] += 1
    }
    // Six standard deviations of a binomial with n = 6,000 and p = 1/6.
    #expect(counts.count == 6 && counts.values.allSatisfy { abs($0 - 1_000) < 174 })
    var none: [Int] = []
    generator.shuffle(&none)
    #expect(none == [])
  }
}
