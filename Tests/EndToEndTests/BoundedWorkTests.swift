// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// Reading takes time in proportion to the bytes, whatever they are: instructions are counted, not
/// seconds.
@Suite struct BoundedWorkTests {
  private static let valgrind = "/usr/bin/valgrind"

  /// Instructions for each byte of the larger input, at most; a real digest takes some hundred.
  private static let mostPerByte = 4_000.0

  /// How much more work twice the bytes may be; quadratic work is four times as much.
  private static let mostGrowth = 2.5

  /// More than a line may have that is looked at as the header of a table.
  private static let size = 20_000

  struct Pattern: Sendable, CustomTestStringConvertible {
    let name: String
    let head: String
    let unit: String
    let tail: String

    init(_ name: String, _ head: String, _ unit: String, _ tail: String = "") {
      (self.name, self.head, self.unit, self.tail) = (name, head, unit, tail)
    }

    var testDescription: String { name }

    func text(_ size: Int) -> Data {
      Data((head + String(repeating: unit, count: size / unit.utf8.count) + tail).utf8)
    }
  }

  /// What stands in texts of papers.
  private static let texts = [
    "\\[ ", "\\( ", "$a ", "$$a ", "<a ", "</a ", "&amp", "&lt;", "\\url{", "\\text{", "{", "}{",
    "\\\"",
    "\\", "\\\\<", "](", "http://a", "www.a.", "a\u{301}", "\u{301}", "👩‍", "\u{202E}", "\u{A0}",
    "漢",
    "a-", "a", "1.", "(arXiv:", "\t",
  ]

  /// A tenth of the patterns, or with `KINDRED_PATTERNS=all` every one: each takes some seconds.
  static let patterns: [Pattern] = {
    let isAsked = ProcessInfo.processInfo.environment["KINDRED_PATTERNS"] == "all"
    return all.enumerated().filter { isAsked || $0.offset % 10 == 0 }.map(\.element)
  }()

  private static let all: [Pattern] =
    texts.flatMap { unit in
      let shown = unit.unicodeScalars.map {
        $0.isASCII ? String($0) : "U+\(String($0.value, radix: 16))"
      }
      .joined()
      return [
        Pattern("digest \(shown)", "## T\n* 2031-06-02\n* ", unit, "\n* link:[x](http://x)\n"),
        Pattern(
          "feed \(shown)", "<rss><channel><item><title><![CDATA[", unit,
          "]]></title></item></channel></rss>"),
        Pattern("BibTeX \(shown)", "@misc{a, title = \"", unit, "\"}\n"),
      ]
    } + [
      Pattern("headings", "", "## T\n"), Pattern("bullets", "## T\n", "* \n"),
      Pattern("links", "## T\n", "* link:[x](y)\n"),
      Pattern("first headings", "", "# T\n", "## T\n"),
      Pattern("objects", "", "{\"title\":\"T\"}\n"),
      Pattern("nested lists", "{\"title\":\"T\",\"x\":", "["),
      Pattern("keys", "{\"title\":\"T\"", ",\"a\":1", "}"),
      Pattern("escapes", "{\"title\":\"T", "\\u00e9", "\"}"),
      Pattern("halves", "{\"title\":\"T", "\\ud800", "\"}"),
      Pattern("one local name", "", "{\"id\":\"x\",\"title\":\"a b c d\"}\n"),
      Pattern("open entries", "", "@misc{a, title = {"),
      Pattern("braces", "@misc{a, title = {", "{"),
      Pattern("joined", "@misc{a, title = {T}", " # {T}", "}"),
      Pattern("at signs", "@misc{a}", "@"),
      Pattern("names", "@string{a={b}}@misc{a, title = a", " # a", "}"),
      Pattern("entries", "", "@misc{a, title = {T}}\n"), Pattern("open RIS", "", "TY  - JOUR\n"),
      Pattern("RIS lines", "TY  - JOUR\nTI  - T\n", "AB  - a\n"),
      Pattern("more of RIS", "TY  - JOUR\nTI  - T\n", "a\n"),
      Pattern("quotes", "id,title\n1,\"", "\"\""), Pattern("open quotes", "id,title\n", "1,\"T\n"),
      Pattern("commas", "id,title\n1,T", ","), Pattern("rows", "id,title\n", "1,T\n"),
      Pattern("comments", "<feed><entry><title>T</title></entry><!--", " --"),
      Pattern("short comments", "<feed>", "<!---->"),
      Pattern("elements", "<feed><entry><title>T", "<a>"),
      Pattern("attributes", "<feed><entry", " a=''", "></entry></feed>"),
      Pattern("own attributes", "<feed>", "<a b='c'/>", "</feed>"),
      Pattern("CDATA", "<feed><entry><title>", "<![CDATA[a]]>", "</title></entry></feed>"),
      Pattern("references", "<feed><entry><title>", "&lt;", "</title></entry></feed>"),
      Pattern("instructions", "<feed>", "<?a?>"), Pattern("document types", "", "<!DOCTYPE a ["),
      Pattern("items", "<feed>", "<entry><title>T</title></entry>", "</feed>"),
      Pattern("angles", "<feed>", "<"),
    ]

  /// The program without what debuggers read, which valgrind does not understand.
  private static let stripped: URL = {
    let place = FileManager.default.temporaryDirectory.appending(
      path: "kindred-\(UUID().uuidString)")
    _ = try? Kindred.run(
      ["strip", "-o", place.path, Kindred.program.path], with: URL(filePath: "/usr/bin/env"))
    return place
  }()

  /// Instructions that a command takes on some input.
  private func instructions(_ input: Data) throws -> Double {
    let result = try Kindred.run(
      [
        "--tool=callgrind", "--callgrind-out-file=/dev/null", Self.stripped.path, "inspect",
        "--quiet", "--threads", "1", "--in", "-",
      ], with: URL(filePath: Self.valgrind), input: input,
      environment: ["OPENBLAS_NUM_THREADS": "1"])
    try #require([0, 1, 2].contains(result.status), "\(result.notes)")
    let line = result.notes.split(separator: "\n").last { $0.contains("Collected :") }
    return try #require(line?.split(separator: " ").last.flatMap { Double($0) })
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: valgrind), "no valgrind here"),
    arguments: patterns) func readingIsLinear(pattern: Pattern) throws
  {
    let counts = try [1, 2, 4].map { try instructions(pattern.text($0 * Self.size)) }
    let (first, second) = (counts[1] - counts[0], counts[2] - counts[1])
    #expect(second / Double(2 * Self.size) < Self.mostPerByte)
    // Where there is next to no work, it says nothing how it grows.
    #expect(second < Self.mostGrowth * max(first, 20 * Double(Self.size)))
  }
}
