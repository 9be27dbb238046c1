// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredCommands

@Suite struct MessageLinesTests {
  private func lines(_ parts: [[UInt8]]) -> [MessageLines.Line] {
    var next = 0
    let lines = MessageLines {
      defer { next += 1 }
      return next < parts.count ? parts[next] : []
    }
    return Array(IteratorSequence(lines))
  }

  @Test func linesAreWholeHoweverTheyCome() {
    let text = Array("a b\n\n \r\nc\nlast".utf8)
    let whole = ["a b", "c", "last"].map { MessageLines.Line.whole(Array($0.utf8)) }
    #expect(lines([text]) == whole)
    #expect(lines(text.map { [$0] }) == whole)
    #expect(lines([]) == [])
  }

  @Test func aLineThatIsTooLongIsLeftOutAlone() {
    let long = [UInt8](repeating: 0x61, count: MessageLines.longest + 1)
    let half = [UInt8](repeating: 0x61, count: MessageLines.longest / 2)
    let end = Array("\nb\n".utf8)
    #expect(lines([long + end]) == [.tooLong, .whole([0x62])])
    #expect(lines([half, half, half, half, end]) == [.tooLong, .whole([0x62])])
    #expect(lines([half, half, half]) == [.tooLong])
  }
}
