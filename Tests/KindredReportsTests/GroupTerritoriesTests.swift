// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredReports

@Suite struct GroupTerritoriesTests {
  private func corners(_ path: String) -> [[Double]] {
    path.split(whereSeparator: { "MLZ".contains($0) }).map {
      $0.split(separator: " ").map { Double($0) ?? .nan }
    }
  }

  @Test func aPointsTerritoryIsARoundArea() {
    let path = GroupTerritories([[(200, 150)]], width: 400, height: 300, reach: 20, least: 0.35)
      .path(0)
    #expect(path.hasPrefix("M") && path.hasSuffix("Z"))
    // The density of one point is 0.35 where e^(-d²/2) is: 1.449 reaches out.
    for corner in corners(path) {
      let (x, y) = (corner[0] - 200, corner[1] - 150)
      #expect(abs((x * x + y * y).squareRoot() - 29) < 3)
    }
    #expect(corners(path).count > 8)
  }

  @Test func territoriesDoNotOverlap() {
    let territories = GroupTerritories(
      [[(190, 150)], [(210, 150)]], width: 400, height: 300, reach: 20, least: 0.35)
    #expect(corners(territories.path(0)).allSatisfy { $0[0] <= 200 })
    #expect(corners(territories.path(1)).allSatisfy { $0[0] >= 200 })
  }

  @Test func aTerritoryHasAPartForEachPlace() {
    let territories = GroupTerritories(
      [[(50, 50), (350, 250)], []], width: 400, height: 300, reach: 15, least: 0.35)
    #expect(territories.path(0).filter { $0 == "M" }.count == 2)
    #expect(territories.path(1).isEmpty)
  }

  @Test func aGroupIsMostByItselfAtItsSummit() {
    let territories = GroupTerritories(
      [[(100, 150), (104, 150), (300, 80)], [(300, 80), (300, 84)]], width: 400, height: 300,
      reach: 20, least: 1.5)
    let summit = territories.summit(0)
    #expect(abs(summit.x - 102) < 8 && abs(summit.y - 150) < 8)
    #expect(territories.path(0).filter { $0 == "M" }.count == 1)
  }
}
