// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Papers

@Suite struct JSONEscapesTests {
  @Test(arguments: [
    (#""\ud800""#, #""\ufffd""#), (#""\uDC00x""#, #""\ufffdx""#),
    (#""\ud800\ud800\udc00""#, #""\ufffd\ud800\udc00""#),
    (#""\\ud800\ud83d""#, #""\\ud800\ufffd""#),
  ]) func loneHalvesBecomeReplacements(json: String, whole: String) {
    #expect(JSONEscapes.withoutLoneSurrogates(Data(json.utf8)) == Data(whole.utf8))
  }

  @Test(arguments: ["", "{}", #""\ud83d\udc20""#, #""\\ud800""#, #""\u00e9\""#, #""\ud8""#])
  func whatHasNoneStays(json: String) {
    #expect(JSONEscapes.withoutLoneSurrogates(Data(json.utf8)) == nil)
  }

  @Test func everyFieldIsKept() throws {
    let text =
      #"{"title":"T","id":"i\udc00","abstract":"a \ud800","authors":["A \ud800","B C"],"journal":"J\ud800"}"#
    let paper = try PaperReader().read(Array((text + "\n{\"title\":\"U\"}").utf8), source: "x")
      .papers.first
    #expect(paper?.abstract == "a \u{FFFD}" && paper?.journal == "J\u{FFFD}")
    #expect(paper?.authors == ["A \u{FFFD}", "B C"] && paper?.id == PaperID("i\u{FFFD}"))
  }

  @Test func papersWithThemAreKeptAndTold() throws {
    let object = #"{"title":"T\ud800","abstract":"a"}"#
    for text in [object + "\n" + object.replacing("T", with: "U"), "[\n\(object)\n]"] {
      let list = try PaperReader().read(Array(text.utf8), source: "x")
      #expect(list.papers.first?.title == "T\u{FFFD}")
      #expect(list.issues.first?.message == "half of a surrogate pair was replaced")
    }
  }
}
