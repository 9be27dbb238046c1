// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct TextDecoderTests {
  @Test func partsOfUTF16MeetAnywhere() {
    let text = "a🐠é\u{FFFD}"
    let bytes = Array(text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for cut in 0...bytes.count {
      var decoder = TextDecoder(.utf16(isLittleEndian: true))
      let parts =
        decoder.decode(Array(bytes[..<cut]), isLast: false)
        + decoder.decode(Array(bytes[cut...]), isLast: true)
      #expect(String(decoding: parts, as: UTF8.self) == text, "cut at \(cut)")
    }
    var decoder = TextDecoder(.utf16(isLittleEndian: true))
    #expect(
      String(decoding: decoder.decode([0x61, 0, 0x3D], isLast: true), as: UTF8.self) == "a\u{FFFD}")
  }
}
