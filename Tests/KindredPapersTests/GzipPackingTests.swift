// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct GzipPackingTests {
  @Test(arguments: [0, 1, 1_000, 300_000])
  func whatIsPackedCanBeUnpacked(_ count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 / 7) }
    let packed = try #require(GzipPacking.packed(bytes))
    let gzip = try Gzip()
    #expect(try gzip.unpack(packed) == bytes)
    try gzip.finish()
  }

  @Test func textBecomesSmall() throws {
    let bytes = Array(String(repeating: "papers on corals and reefs; ", count: 200).utf8)
    #expect(try #require(GzipPacking.packed(bytes)).count < bytes.count / 10)
  }
}
