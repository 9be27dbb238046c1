// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredTextFeatures

@Suite struct AscendingSetTests {
  @Test(arguments: [0, 1, 64, 65, 4_096, 4_097, 300_000])
  func givesNumbersBackInOrderAndIsThenEmpty(_ count: Int) {
    var set = AscendingSet(count: count)
    let numbers = stride(from: count - 1, through: 0, by: -max(1, count / 50))
    for number in numbers { set.insert(number) }
    for number in numbers { set.insert(number) }
    var found: [Int] = []
    set.removeAll { found.append($0) }
    #expect(found == numbers.reversed())
    set.removeAll { _ in Issue.record("a number is left") }
  }
}
