// SPDX-License-Identifier: Apache-2.0

internal import KindredAssistantProtocol
internal import KindredEngine
internal import KindredPapers
internal import KindredReports

/// What a page is asked for, by its address. What is empty or no date counts as absent: forms send
/// every field.
struct PageRequest {
  /// What is looked for.
  let query: String

  let since: String
  let until: String

  /// Categories, as they are typed.
  let categories: String

  /// Papers by name.
  let papers: [String]

  /// The place of the first paper.
  let offset: Int

  /// Papers on a page.
  static let paperCount = 20

  /// The most papers that are named.
  private static let mostNamed = 200

  init(_ request: WebRequest) throws(WebError) {
    let pairs = try request.query()
    func value(_ name: String) -> String {
      (pairs.last { $0.name == name }?.value ?? "").onOneLine()
    }
    query = String(value("query").prefix(20_000))
    since = PaperDate(value("since")) == nil ? "" : value("since")
    until = PaperDate(value("until")) == nil ? "" : value("until")
    categories = value("categories")
    papers = pairs.filter { $0.name == "papers" && !$0.value.isEmpty }.prefix(Self.mostNamed)
      .map(\.value)
    offset = max(0, min(10_000, Int(value("offset")) ?? 0))
  }

  /// Which papers count.
  var filter: PaperFilter {
    PaperFilter(
      since: PaperDate(since), until: PaperDate(until),
      categories: categories.split { $0 == "," || $0 == " " }.map(String.init))
  }

  /// The places of the papers on the page.
  var places: Range<Int> { offset..<offset + Self.paperCount }

  /// What is asked for as the query of an address, from another place on where one is given.
  func query(offset: Int = 0, _ others: [(String, String)] = []) -> String {
    let pairs =
      [("query", query), ("since", since), ("until", until), ("categories", categories)]
      + (offset > 0 ? [("offset", String(offset))] : []) + others
    return pairs.filter { !$0.1.isEmpty }
      .map { "\($0.0)=\(PageSite.encoded($0.1))" }.joined(separator: "&")
  }

  /// The same for the programming interface, which takes categories one by one.
  func interfaceQuery(_ others: [(String, String)] = []) -> String {
    let pairs =
      [("query", query), ("since", since), ("until", until)]
      + filter.categories.map { ("categories", $0) } + others
    return pairs.filter { !$0.1.isEmpty }
      .map { "\($0.0)=\(PageSite.encoded($0.1))" }.joined(separator: "&")
  }

  /// A form with the fields of the period and the categories, and that of words for a search.
  func form(at address: String, button: String, hasWords: Bool) -> String {
    func field(_ name: String, _ label: String, _ type: String, _ value: String) -> String {
      "<label\(type == "date" ? " class=\"date\"" : "")>\(label) <input type=\"\(type)\" "
        + "name=\"\(name)\" value=\"\(value.escapedForHTML)\"></label>\n"
    }
    let words =
      hasWords
      ? "<label>Search <input type=\"search\" name=\"query\" value=\"\(query.escapedForHTML)\" "
        + "placeholder=\"words, a question, &quot;exact words&quot;, -not\" autofocus></label>\n"
      : ""
    return "<form id=\"ask\" role=\"search\" action=\"\(address)\""
      + "\(hasWords ? "" : " class=\"period\"")>\n" + words
      + field("since", "Since", "date", Self.day(since))
      + field("until", "Until", "date", Self.day(until))
      + field("categories", "Categories", "text", categories)
      + "<button>\(button)</button>\n</form>\n"
  }

  /// What a field of dates shows: it knows no months and years.
  private static func day(_ text: String) -> String {
    text.utf8.count == 10 ? text : ""
  }
}

extension PageRequest {
  /// A request with the dates that it has in the end.
  init(_ asked: PageRequest, filter: PaperFilter) {
    query = asked.query
    since = filter.since?.description ?? ""
    until = filter.until?.description ?? ""
    categories = asked.categories
    papers = asked.papers
    offset = asked.offset
  }
}
