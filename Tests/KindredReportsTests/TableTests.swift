// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredReports

@Suite struct TableTests {
  private let table = Table(
    [.text("id"), .prose("title"), .number("n")],
    rows: [["a", "Coral, \"reefs\" | <b>", "1"], ["bcd", "日本語のとても長い題名です", "-20"]])

  @Test func textIsAlignedAndFits() {
    #expect(
      table.text(width: 30) == """
        id   title                   n
        a    Coral, "reefs" | <b>    1
        bcd  日本語のとても長い…   -20

        """)
    for width in 20...60 {
      for line in table.text(width: width).split(separator: "\n") {
        #expect(String(line).displayWidth <= width)
      }
    }
  }

  @Test func csvQuotesWhatNeedsIt() {
    #expect(
      table.csv
        == "id,title,n\r\na,\"Coral, \"\"reefs\"\" | <b>\",1\r\nbcd,日本語のとても長い題名です,-20\r\n")
  }

  @Test(arguments: [
    ("a", "a"), ("a,b", "\"a,b\""), ("a\rb", "\"a\rb\""), ("a\nb", "\"a\nb\""),
    ("a\"b", "\"a\"\"b\""), ("a;b\tc", "a;b\tc"), ("", ""),
  ]) func csvCellsThatWouldEndAreQuoted(cell: String, quoted: String) {
    #expect(Table([.text("x"), .text("y")], rows: [[cell, "z"]]).csv == "x,y\r\n\(quoted),z\r\n")
  }

  @Test func markdownEscapesEveryCell() {
    #expect(table.markdown.contains(#"| a | Coral, "reefs" \| \<b\> | 1 |"#))
    #expect(table.markdown.hasPrefix("| id | title | n |\n| --- | --- | ---: |\n"))
  }

  @Test func noRowsAreATableToo() {
    let empty = Table([.text("id")], rows: [])
    #expect(empty.text(width: 80) == "id\n")
    #expect(empty.csv == "id\r\n")
  }
}
