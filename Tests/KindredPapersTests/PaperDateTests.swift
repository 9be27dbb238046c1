// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@Suite struct PaperDateTests {
  @Test(arguments: [
    ("2024-03-19", "2024-03-19"), ("2024-02-29", "2024-02-29"), ("1958", "1958"),
    ("1958-12", "1958-12"), ("2024-03-19T08:00:00Z", "2024-03-19"),
    ("2024-03-19 08:00", "2024-03-19"), ("0007-01-02", "0007-01-02"),
    ("2000-02-29", "2000-02-29"),
  ]) func datesAreReadAndWritten(text: String, written: String) throws {
    #expect(try #require(PaperDate(text)).description == written)
  }

  @Test(arguments: [
    "", "19", "20240319", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-01", "2024-04-31",
    "2024-3-19",
    "2024-03-19x", "2024-03-", "0000", "yesterday", "２０２４",
  ]) func everythingElseIsNone(text: String) {
    #expect(PaperDate(text) == nil)
  }

  @Test func orderIsTime() throws {
    let dates = ["1957", "1958", "1958-01", "1958-01-01", "1958-01-02", "1958-02", "1959"]
      .compactMap(PaperDate.init)
    #expect(dates.count == 7)
    #expect(dates.reversed().sorted() == dates)
  }
}
