// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import KindredKernels

@Suite struct StudentPushesTests {
  private struct Case: Decodable {
    let targets: [[Float]]
    let sources: [[Float]]
    let masses: [Float]
    let nearness: [Double]
    let x: [Double]
    let y: [Double]
  }

  private func points(_ places: [[Float]]) -> PlanePoints {
    PlanePoints(x: places.map { $0[0] }, y: places.map { $0[1] })
  }

  @Test func pushesAreThoseOfNumPy() throws {
    let expected = try Golden.load("student-pushes", as: Case.self)
    let pushes = StudentPushes(
      on: points(expected.targets), from: points(expected.sources), masses: expected.masses)
    #expect(distance(pushes.nearness, expected.nearness) < Tolerance.single)
    #expect(distance(pushes.x, expected.x) < Tolerance.single)
    #expect(distance(pushes.y, expected.y) < Tolerance.single)
  }

  @Test(arguments: Array(0...20) + [63, 64, 65]) func pushesAreThoseOfTheTwin(count: Int) {
    func values(_ seed: UInt64, _ count: Int) -> [Float] {
      count == 0 ? [] : Seeded.matrix(1, count, seed: seed).rowArrays[0].map { 3 * $0 }
    }
    let sources = PlanePoints(x: values(1, count), y: values(2, count))
    let targets = PlanePoints(x: values(3, 5), y: values(4, 5))
    let masses = values(5, count).map { abs($0) }
    let pushes = StudentPushes(on: targets, from: sources, masses: masses)
    let expected = Twin.studentPushes(on: targets, from: sources, masses: masses)
    #expect(distance(pushes.nearness, expected.nearness) < 1e-4)
    #expect(distance(pushes.x, expected.x) < 1e-4)
    #expect(distance(pushes.y, expected.y) < 1e-4)
  }
}
