// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@testable import KindredReports

@Suite struct MapNamesTests {
  private typealias Point = (x: Double, y: Double)

  private func points(_ count: Int, seed: UInt64, around center: Point, spread: Double) -> [Point] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let (x, y) = generator.nextGaussianPair()
      return (center.x + spread * x, center.y + spread * y)
    }
  }

  @Test func namesCoverNoPointAndNoOtherNameAndStayInTheFrame() {
    let groups: [[Point]] = (0..<12 as Range<UInt64>).map { group in
      let middle: Point = (120 + 250 * Double(group % 4), 100 + 200 * Double(group / 4))
      return points(20, seed: group, around: middle, spread: 35)
    }
    let all: [Point] = groups.flatMap(\.self)
    var names = MapNames(width: 1000, height: 600, points: all, radius: 5)
    let placed = groups.compactMap { names.place("a group of papers", at: $0[0]) }
    #expect(placed.count == 12)
    func isCovered(_ name: MapNames.Name, _ x: Double, _ y: Double) -> Bool {
      abs(x - name.x) < 70 && y < name.y && y > name.y - 14
    }
    for name in placed {
      #expect(name.x > 70 && name.x < 930 && name.y > 14 && name.y < 600)
      #expect(!all.contains { isCovered(name, $0.x, $0.y) })
      for other in placed where other.x != name.x || other.y != name.y {
        #expect(abs(name.x - other.x) >= 140 || abs(name.y - other.y) >= 19)
      }
    }
  }

  @Test func aNameFarFromItsPointsHasALine() {
    let crowd: [Point] = (0..<40).flatMap { line -> [Point] in
      (0..<60).map { column -> Point in (200 + 10 * Double(column), 100 + 10 * Double(line)) }
    }
    var names = MapNames(width: 1000, height: 600, points: crowd, radius: 5)
    let inside = names.place("coral", at: (500, 300))
    #expect(inside?.target?.x == 500)
    let beside = names.place("coral", at: (900, 300))
    #expect(beside != nil && beside?.target == nil)
    let long = names.place(String(repeating: "coral ", count: 50), at: (500, 300))
    #expect(long == nil)
  }

  @Test func aTitleStandsBesideItsPoint() {
    var names = MapNames(width: 1000, height: 600, points: [(700, 300), (300, 300)], radius: 8)
    let right = names.place(["coral"], beside: (700, 300), 8)
    #expect(right?.x == 716 && right?.y == 305 && right?.anchor == "start")
    let left = names.place(["coral"], beside: (300, 300), 8)
    #expect(left?.x == 284 && left?.anchor == "end")
    // Its places are taken one by one.
    let places = (0..<12).compactMap { _ in names.place(["coral"], beside: (700, 300), 8) }
    #expect((1..<12).contains(places.count))
  }
}
