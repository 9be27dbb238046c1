// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredClustering
import KindredPapers
import Testing

@testable import KindredReports

@Suite struct CanvasMapTests {
  private struct Block: Decodable {
    struct Group: Decodable {
      let number: Int?
      let papers: String
    }
    let beginnings: [String]
    let width: Double
    let height: Double
    let groups: [Group]
  }

  private static let papers = [
    Paper(
      id: PaperID("a1"), title: "</script>\tof\nreefs", date: PaperDate("2031-06-02"),
      url: "https://e.org/a1"),
    Paper(id: PaperID("a2"), title: "Buoys", url: "https://e.org/a2"),
    Paper(id: PaperID("a3"), title: "Buses", url: "https://other.org/x?a=1"),
    Paper(id: PaperID("a4"), title: "Trams", url: "javascript:alert(1)"),
  ]

  private func block(_ map: CanvasMap) throws -> Block {
    let html = map.html
    let start = try #require(html.range(of: "id=\"papers\">"))
    let end = try #require(html.range(of: "</script>", options: .backwards))
    #expect(html.components(separatedBy: "</script>").count == 2)
    return try JSONDecoder().decode(
      Block.self, from: Data(html[start.upperBound..<end.lowerBound].utf8))
  }

  @Test func aLineHoldsWhatIsShownOfAPaper() throws {
    let places = [MapPoint(x: 0, y: 0), MapPoint(x: 2, y: 1), MapPoint(x: 1, y: 0.5)]
    let map = CanvasMap(
      groups: [
        CanvasMap.Group(
          number: 4, name: "sea", papers: Array(zip(Self.papers, places.map(Optional.some))))
      ], rest: [Self.papers[3]])
    let block = try block(map)
    #expect(block.beginnings == ["https://e.org/"])
    #expect(block.width == 46_655 && block.height == 23_328)
    #expect(block.groups.map(\.number) == [5, nil])
    #expect(
      block.groups[0].papers == """
        </script> of reefs\ta1\t2031-06-02\t0\t000000
        Buoys\ta2\t\t0\tzzzi00
        Buses\ta3\t\thttps://other.org/x?a=1\ti00900
        """)
    #expect(block.groups[1].papers == "Trams\ta4\t\t\t")
  }

  @Test func noPapersAreAMapToo() throws {
    let block = try block(CanvasMap(groups: [], rest: []))
    #expect(block.groups.map(\.papers) == [""] && block.beginnings.isEmpty)
  }
}
