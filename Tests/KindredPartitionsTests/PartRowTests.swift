// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import KindredPartitions
import Testing

@Suite struct PartRowTests {
  private func row(_ line: String, _ count: Int) throws -> PartRow {
    try PartRow(Array(line.utf8)[...], fieldCount: count)
  }

  @Test func fieldsComeBackAsTheyWere() throws {
    var rows = PartRows()
    let halves = HalfMatrix(rounding: Matrix(rows: [[0.5, -2, 0]]))
    rows.add("a b\\n", "", "17", "0.1", [Float(0.1), -3].base64, halves.base64(0))
    let line = String(decoding: rows.bytes.dropLast(), as: UTF8.self)
    let row = try row(line, 6)
    #expect(line.hasPrefix("k1\t"))
    #expect(row.text(0) == "a b\\n")
    #expect(row.isEmpty(1))
    #expect(try row.count(2) == 17)
    #expect(try row.number(3) == 0.1)
    #expect(try row.floats(4) == [0.1, -3])
    #expect(try row.halves(5) == [0.5, -2, 0])
  }

  @Test func whatAnEngineMadeNullIsEmpty() throws {
    let row = try row("k1\t\\N", 1)
    #expect(row.text(0).isEmpty)
    #expect(try row.floats(0).isEmpty)
  }

  @Test func aRowOfAnotherVersionEndsTheWork() {
    #expect(throws: PartError.otherVersion(found: "k2")) { try row("k2\ta", 1) }
  }

  @Test(arguments: ["", "x", "kindred\ta", "k1", "k1\ta\tb"])
  func whatIsNoRowIsBroken(line: String) {
    #expect {
      try row(line, 1)
    } throws: { error in
      if case PartError.broken = error { true } else { false }
    }
  }

  @Test(arguments: ["-1", "x", "", "9999999999999999999999"])
  func whatIsNoCountIsBroken(field: String) throws {
    let row = try row("k1\t\(field)", 1)
    #expect(throws: PartError.self) { try row.count(0) }
  }

  @Test(arguments: ["A", "AAA=", "!!!!", "AADAfw==", "////fw=="])
  func whatHoldsNoFiniteValuesIsBroken(field: String) throws {
    let row = try row("k1\t\(field)", 1)
    #expect(throws: PartError.self) { try row.floats(0) }
  }

  @Test func brokenRowsAreCountedWithTheirLines() throws {
    var run = PartRun(NearestPart(neighborCount: 2))
    for line in ["k1\ta\t0.5\u{1F}b", "rubbish", "k1\ta\tb"] { try run.take(Array(line.utf8)[...]) }
    try run.finish()
    #expect(Pipes.rowsOf(run.rows) == [["a", "1", "b", "0.5"]])
    #expect(run.account.lineCount == 3)
    #expect(run.account.brokenCount == 2)
    #expect(run.account.reasons.map { $0.prefix(7) } == ["line 2:", "line 3:"])
  }
}
