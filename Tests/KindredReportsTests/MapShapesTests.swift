// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@testable import KindredReports

@Suite struct MapShapesTests {
  private typealias Point = (x: Double, y: Double)

  private func points(_ count: Int, seed: UInt64, around center: Point, spread: Double) -> [Point] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let (x, y) = generator.nextGaussianPair()
      return (center.x + spread * x, center.y + spread * y)
    }
  }

  @Test func outlinesAreConvexHulls() {
    #expect(
      convexOutline([(0, 0), (4, 0), (2, 1), (4, 4), (0, 4), (1, 2)])
        == "M0.0 0.0L4.0 0.0L4.0 4.0L0.0 4.0Z")
    #expect(convexOutline([(1, 2)]) == "M1.0 2.0Z")
    #expect(convexOutline([(1, 2), (1, 2)]) == "M1.0 2.0L1.0 2.0Z")
    #expect(convexOutline([(0, 0), (3, 3)]) == "M0.0 0.0L3.0 3.0Z")
  }

  @Test func theCoreOfManyPointsHasNoStragglers() {
    let many = points(60, seed: 1, around: (500, 300), spread: 10) + [(0, 0), (999, 600)]
    let core = core(of: many)
    #expect((50..<56).contains(core.count))
    #expect(core.allSatisfy { abs($0.x - 500) < 40 && abs($0.y - 300) < 40 })
    let few = Array(many.prefix(20))
    #expect(KindredReports.core(of: few).count == few.count)
  }

  @Test func namesKeepOutOfEachOthersWay() {
    var placed: [MapName] = []
    for group in 0..<40 as Range<UInt64> {
      let places = points(30, seed: group, around: (300 + 10 * Double(group), 300), spread: 60)
      if let name = MapName("group of papers", of: places, 5, avoiding: placed) {
        for other in placed {
          #expect(abs(name.x - other.x) >= 140 || abs(name.y - other.y) >= 20)
        }
        placed.append(name)
      }
    }
    #expect(placed.count > 15)
  }

  @Test func aNameStandsAboveItsPointsWhereItCan() {
    let name = MapName("coral", of: [(300, 200), (320, 260)], 5, avoiding: [])
    #expect(name?.x == 310 && name?.y == 187)
    #expect(MapName("coral", of: [], 5, avoiding: []) == nil)
    #expect(MapName("7", inside: [(100, 50), (200, 70)]).map { [$0.x, $0.y] } == [150, 75])
  }
}
