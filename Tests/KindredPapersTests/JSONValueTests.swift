// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct JSONValueTests {
  /// A value in one line, so that two can be compared.
  private func shown(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .truth(let truth): "\(truth)"
    case .number(let number): number
    case .text(let text): "'\(text)'"
    case .list(let items): "[\(items.map(shown).joined(separator: " "))]"
    case .object(let members):
      "{\(members.map { "\($0.name)=\(shown($0.value))" }.joined(separator: " "))}"
    }
  }

  private func parse(_ text: String) -> String? {
    var parser = JSONParser(Array(text.utf8)[...])
    return (try? parser.document()).map(shown)
  }

  @Test(arguments: [
    (" {\"a\" : [1, -2.5e3, true,false,null] , \"b\":{}}\n", "{a=[1 -2.5e3 true false null] b={}}"),
    ("[NaN, Infinity,-Infinity]", "[null null null]"),
    (#""a\"\\\/\n\u00e9\ud83d\udc20""#, "'a\"\\/\né🐠'"),
    (#""\ud800x\uDC00\ud800\ud83d\udc20""#, "'\u{FFFD}x\u{FFFD}\u{FFFD}🐠'"),
    (#""\\ud800""#, #"'\ud800'"#), ("[]", "[]"), ("\"\"", "''"), ("007.5", "007.5"),
    ("[1,]", "[1]"), ("{\"a\":1,}", "{a=1}"),
    (#"{'a': 'it\'s "so"', 'b': None, 'c': True}"#, #"{a='it's "so"' b=null c=true}"#),
    ("[Author('A'), datetime.datetime(2031, 6, 3)]", "['A' [2031 6 3]]"),
  ]) func valuesAreReadAsTheyStand(json: String, value: String) {
    #expect(parse(json) == value)
  }

  @Test(arguments: [
    "", "{", "{\"a\"}", "{\"a\":}", "{a:1}", "\"open", #""\x""#, #""\u12""#, "nul", "1x",
    "-",
    "[1] 2", "\"line\nfeed\"", "+1", "1.",
  ]) func whatIsNoJSONIsTold(json: String) {
    #expect(parse(json) == nil)
  }

  @Test func depthIsBounded() {
    let depth = 100_000
    #expect(
      parse(String(repeating: "[", count: depth) + String(repeating: "]", count: depth)) == nil)
    #expect(parse(String(repeating: "{\"a\":", count: depth)) == nil)
    #expect(parse(String(repeating: "[", count: 99) + String(repeating: "]", count: 99)) != nil)
  }

  @Test func papersWithLoneHalvesOfPairsAreKeptAndTold() throws {
    let object =
      #"{"title":"T\ud800","id":"i\udc00","abstract":"a \ud800","authors":["A \ud800","B"]}"#
    for text in [object + "\n" + object.replacing("T", with: "U"), "[\n\(object)\n]"] {
      let list = try PaperReader().read(Array(text.utf8), source: "x")
      #expect(list.papers.first?.title == "T\u{FFFD}" && list.papers[0].abstract == "a \u{FFFD}")
      #expect(list.papers[0].authors == ["A \u{FFFD}", "B"])
      #expect(list.papers[0].id == PaperID("i\u{FFFD}"))
      #expect(list.issues.first?.message == "half of a surrogate pair was replaced")
    }
  }
}
