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
    ("6/6/2031", "2031-06-06"), ("2031.0", "2031"), ("June 3rd, 2031", "2031-06-03"),
    ("3rd of June 2031", "2031-06-03"), ("Tue Jun  3 17:59:59 2031", "2031-06-03"),
    ("3-5 June 2031", "2031-06-03"), ("3 – 5 June 2031", "2031-06-03"),
    ("May-June 2031", "2031-05"),
    ("2031 May-Jun", "2031-05"), ("06/2031", "2031-06"), ("2031年6月3日", "2031-06-03"),
    ("20310603T175959Z", "2031-06-03"), ("20310603175959", "2031-06-03"),
    ("1938211199", "2031-06-02"), ("1938211199.5", "2031-06-02"), ("1938211199000", "2031-06-02"),
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

  @Test(arguments: [
    ("3. Juni 2031", "2031-06-03"), ("März 2031", "2031-03"), ("Dez. 2031", "2031-12"),
    ("1er août 2031", "2031-08-01"), ("12 févr. 2031", "2031-02-12"), ("juil. 2031", "2031-07"),
    ("3 de junio de 2031", "2031-06-03"), ("ene. 2031", "2031-01"), ("3 giugno 2031", "2031-06-03"),
    ("settembre 2031", "2031-09"), ("3 de março de 2031", "2031-03-03"), ("maio 2031", "2031-05"),
    ("3 mei 2031", "2031-05-03"), ("mrt 2031", "2031-03"), ("jui 2031", "2031"),
  ]) func monthsHaveNamesInSevenLanguages(text: String, date: String) {
    #expect(PaperDate.written(text)?.description == date)
  }
}
