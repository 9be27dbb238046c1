// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import KindredPapers

@Suite struct GzipTests {
  private static let text = "## Coral reefs\n  * 2031-06-02\n  * Bleaching, été.\n"

  /// The text, and nothing, as Python's gzip packs them.
  private static let packed = bytes(
    "H4sIAAAAAAAC/1NWVnDOL0rMUShKTU0r5lJQ0FIwMjA21DUw0zUwAnOdclITkzMy89J1FA6vLDm8Uo8LAOEvMHo0AAAA")
  private static let packedNothing = bytes("H4sIAAAAAAAC/wMAAAAAAAAAAAA=")

  private static func unpacked(_ bytes: [UInt8], at once: Int = .max) throws -> [UInt8] {
    let gzip = try Gzip()
    var result: [UInt8] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      result += try gzip.unpack(Array(rest.prefix(once)))
      rest = rest.dropFirst(once)
    }
    try gzip.finish()
    return result
  }

  private static func bytes(_ base64: String) -> [UInt8] {
    [UInt8](Data(base64Encoded: base64) ?? Data())
  }

  @Test func membersAreUnpackedOneAfterTheOther() throws {
    let text = Array(Self.text.utf8)
    #expect(try Self.unpacked(Self.packed) == text)
    #expect(try Self.unpacked(Self.packedNothing) == [])
    let several = Self.packed + Self.packedNothing + Self.packed + [0, 0]
    for once in [1, 2, 7, several.count] {
      #expect(try Self.unpacked(several, at: once) == text + text)
    }
  }

  @Test func anyByteThatIsLostOrChangedIsNoticedOrHarmless() throws {
    for end in 0..<Self.packed.count {
      #expect(throws: Gzip.Failure.damaged) { try Self.unpacked(Array(Self.packed[..<end])) }
    }
    for place in 10..<Self.packed.count {
      var bytes = Self.packed
      bytes[place] ^= 0x55
      #expect((try? Self.unpacked(bytes)) == nil)
    }
    #expect(throws: Gzip.Failure.damaged) { try Self.unpacked(Self.packed + [7]) }
  }

  @Test func packedDigestsAreRead() throws {
    let list = try PaperReader().read(Self.packed, source: "week.md.gz")
    #expect(list.papers.map(\.title) == ["Coral reefs"])
    #expect(throws: PapersError.notText(source: "x", found: "damaged gzip data")) {
      try PaperReader().read([0x1F, 0x8B, 8, 0, 0, 0], source: "x")
    }
  }
}
