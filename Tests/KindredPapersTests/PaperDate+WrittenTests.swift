// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct PaperDateWrittenTests {
  @Test(arguments: [
    ("2031-06-02", "2031-06-02"), ("2031/6/2/", "2031-06-02"), ("2031/06//", "2031-06"),
    ("2031.06.02", "2031-06-02"), ("20310602", "2031-06-02"), ("2031 Jun 2", "2031-06-02"),
    ("2-Jun-2031", "2031-06-02"), ("June 2, 2031", "2031-06-02"), ("Jun. 2031", "2031-06"),
    ("Sept 2031", "2031-09"), ("June 2031", "2031-06"),
    ("Mon, 2 Jun 2031 19:18:42 GMT", "2031-06-02"),
    ("02.06.2031", "2031-06-02"), ("6/13/2031", "2031-06-13"), ("13/6/2031", "2031-06-13"),
    ("6/6/2031", "2031-06-06"), ("2031.0", "2031"),
  ]) func datesAreReadAsPeopleWriteThem(text: String, date: String) {
    #expect(PaperDate.written(text)?.description == date)
  }

  @Test(arguments: [
    "2/6/2031", "2031--2032", "2031a", "2031?", "[2031]", "2031-44", "c. 2031", "Spring 2031",
    "Marble 2031", "31 June 2031 or so", "2031-13-01",
  ]) func whereNoMoreIsSureTheYearIsKept(text: String) {
    let date = PaperDate.written(text)
    #expect(date?.year == 2031)
    #expect(date?.day == nil)
  }

  @Test(arguments: ["", "soon", "June", "31", "12345", "999", "3/4/31"])
  func withoutAYearThereIsNone(text: String) {
    #expect(PaperDate.written(text) == nil)
  }
}
