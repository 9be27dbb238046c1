// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredReports

@Suite struct TerminalPlotTests {
  @Test func barsAreProportionalInEighths() {
    #expect(TerminalPlot.bar(8, of: 8, width: 4) == "████")
    #expect(TerminalPlot.bar(4, of: 8, width: 4) == "██")
    #expect(TerminalPlot.bar(1, of: 32, width: 4) == "▏")
    #expect(TerminalPlot.bar(3, of: 8, width: 1) == "▍")
    #expect(TerminalPlot.bar(9, of: 8, width: 2) == "██")
  }

  @Test func whatIsThereShows() {
    #expect(TerminalPlot.bar(1, of: 1_000_000, width: 4) == "▏")
    #expect(TerminalPlot.bar(0, of: 8, width: 4) == "")
    #expect(TerminalPlot.bar(0, of: 0, width: 4) == "")
  }

  @Test func columnsRiseFromZero() {
    #expect(TerminalPlot.columns([1, 0.5, 0, -0.1], of: 1, width: 9) == "█▅▁·")
    #expect(TerminalPlot.columns([0.2], of: 0.2, width: 9) == "█")
    #expect(TerminalPlot.columns([], of: 1, width: 9) == "")
    #expect(TerminalPlot.columns([0, -1], of: 0, width: 9) == "··")
  }

  @Test func manyValuesAreThinnedOutEvenly() {
    let values = (0...70).map { 1 - Double($0) / 70 }
    #expect(TerminalPlot.columns(values, of: 1, width: 8) == "█▇▆▅▄▃▂▁")
  }

  @Test func onlyATerminalHasPlots() {
    #expect(TerminalPlot.fits(80) && TerminalPlot.fits(TerminalPlot.leastWidth))
    #expect(!TerminalPlot.fits(40) && !TerminalPlot.fits(.max))
  }
}
