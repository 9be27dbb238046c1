// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import KindredReports

@Suite struct PageColorTests {
  private func channels(_ hex: Substring) -> [Double] {
    let value = Int(hex.dropFirst(), radix: 16) ?? 0
    return [16, 8, 0].map { Double((value >> $0) & 255) / 255 }
  }

  @Test func everyColorCanBeReadInLightAndInDark() {
    for number in 0..<360 {
      let parts = PageColor(number).style.split(separator: ";").map { $0.split(separator: ":")[1] }
      #expect(parts.count == 2 && parts.allSatisfy { $0.count == 7 })
      #expect(PageColor.contrast(channels(parts[0]), [1, 1, 1]) >= 4.5, "\(number)")
      #expect(PageColor.contrast(channels(parts[1]), channels("#14181d")) >= 4.5, "\(number)")
    }
  }

  @Test func contrastIsThatOfTheGuidelines() {
    #expect(PageColor.contrast([0, 0, 0], [1, 1, 1]) == 21)
    #expect(abs(PageColor.contrast([1, 0, 0], [1, 1, 1]) - 3.998) < 0.001)
  }

  @Test func neighboringNumbersDiffer() {
    #expect(Set((0..<40).map { PageColor($0).style }).count == 40)
  }

  @Test func shapesHaveTheirNumberOfCorners() {
    let corners = (0..<6).map { PointShape($0).path(10, 20, 5).filter { $0 == "L" }.count }
    #expect(corners == [0, 3, 2, 3, 2, 4])
    #expect(PointShape(6) == PointShape(0))
    #expect(
      PointShape.circle.path(10, 20, 5) == "M5.00 20.00a5.0 5.0 0 1 0 10.0 0a5.0 5.0 0 1 0 -10.0 0Z"
    )
  }
}
