// SPDX-License-Identifier: Apache-2.0

internal import KindredAssistantProtocol
internal import KindredEngine
internal import KindredPapers
internal import KindredReports
internal import KindredStore

extension Route {
  /// The pages for people, and what they load.
  static let pages: [Route] =
    [
      Route("/", isPage: true) { request, _, context in
        page(try searchPage(PageRequest(request), context))
      },
      Route("/papers/", hasName: true, isPage: true) { _, rest, context in
        page(try paperPage(WebRequest.decoded(rest), context))
      },
      Route("/weeks", isPage: true) { request, _, context in
        page(try weeksPage(PageRequest(request), context))
      },
      Route("/map", isLong: true, isPage: true) { request, _, context in
        page(try mapPage(PageRequest(request), context))
      },
      Route("/reading", isPage: true) { request, _, context in
        page(try readingPage(PageRequest(request), context))
      },
    ]
    + PageSite.assets.sorted { $0.key < $1.key }.map { path, text in
      Route(path, isQuick: true) { _, _, _ in
        WebResponse(
          200,
          path.hasSuffix(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8",
          text)
      }
    }

  private static func page(_ html: String, status: Int = 200) -> WebResponse {
    WebResponse(
      status, MediaType.html, html,
      headers: ["content-security-policy": PageSite.policy, "referrer-policy": "no-referrer"])
  }

  /// An error as a page.
  static func page(_ error: WebError) -> WebResponse {
    let items = error.candidates.enumerated().map {
      PageItem($1, number: $0, on: PageSite("")).html()
    }
    let frame = PageFrame(
      heading: error.code == .nothingFound ? "Nothing found" : "This has no answer",
      note: error.message.escapedForHTML + ".",
      sections: items.isEmpty
        ? [] : ["<section class=\"group\"><h2>Near it</h2><ol>\(items.joined())</ol></section>"],
      site: PageSite(""))
    var answer = page(frame.html, status: error.code.status)
    answer.headers.merge(error.headers) { $1 }
    return answer
  }

  // MARK: search

  private static func searchPage(_ asked: PageRequest, _ context: ToolContext) throws -> String {
    var items: [String] = []
    var note = ""
    if asked.query.isEmpty {
      let (papers, total) = try context.papers.list(
        passing: asked.filter, order: .newest, places: asked.places)
      items = papers.enumerated().map { PageItem($1, number: $0, on: PageSite("/")).html() }
      note = "\(total.of("paper")), the newest first"
    } else {
      do {
        let found = try context.search(
          asked.query, among: asked.filter, count: asked.places.upperBound
        ).neighbors.dropFirst(asked.offset)
        let bar = ReasonBar(Array(found))
        items = found.enumerated().map { number, found in
          PageItem(
            found.paper, number: number, notes: [Self.similarity(found)], more: bar.html(found),
            on: PageSite("/")
          ).html()
        }
        note = "The most similar papers first"
      } catch let error as EngineError {
        note =
          error.description.escapedForHTML.prefix(1).uppercased()
          + error.description.escapedForHTML.dropFirst()
      }
    }
    let exports =
      asked.query.isEmpty
      ? link("/v1/papers", asked.interfaceQuery([("format", "bibtex")]), "BibTeX") + " "
        + link("/v1/papers", asked.interfaceQuery([("format", "json")]), "JSON") + " "
        + link("/map", asked.query(), "Map")
      : link("/v1/search", asked.interfaceQuery([("format", "json")]), "JSON") + " "
        + link("/v1/search", asked.interfaceQuery([("format", "csv")]), "CSV")
    let list =
      "<p class=\"small\">\(note).</p>\n<ol start=\"\(asked.offset + 1)\">\n\(items.joined())</ol>\n"
      + "<p class=\"pages\">\(turning(asked, isLast: items.count < PageRequest.paperCount)) \(exports)</p>"
    return PageFrame(
      heading: "Kindred papers", note: "What is like this one, and what a week is about.",
      sections: ["<section class=\"group\" id=\"results\" aria-live=\"polite\">\(list)</section>"],
      site: PageSite("/", form: asked.form(at: "/", button: "Search", hasWords: true))
    ).html
  }

  private static func similarity(_ found: FoundPaper) -> String {
    "similarity \(found.similarity.fixed(3))"
  }

  private static func link(_ path: String, _ query: String, _ name: String) -> String {
    let address = query.isEmpty ? path : path + "?" + query
    return "<a href=\"\(address.escapedForHTML)\">\(name)</a>"
  }

  /// Links to the pages before and after.
  private static func turning(_ asked: PageRequest, isLast: Bool) -> String {
    let step = PageRequest.paperCount
    let before =
      asked.offset > 0
      ? link("/", asked.query(offset: max(0, asked.offset - step)), "← before") : ""
    let after = isLast ? "" : link("/", asked.query(offset: asked.offset + step), "more →")
    return before + " " + after
  }

  // MARK: a paper

  /// Papers around one.
  private static let neighborCount = 12

  private static func paperPage(_ name: String, _ context: ToolContext) throws -> String {
    do {
      let result = try context.ask { questions in
        try questions.related(to: [name], count: neighborCount, withDetails: true)
      }
      return RelatedPage(result, title: result.query[0].title, site: PageSite("/papers/")).html
    } catch EngineError.nothingToCompare {
      let paper = try context.ask { try $0.paper(named: name) }
      let site = PageSite("/papers/")
      return PageFrame(
        heading: paper.title.escapedForHTML, note: "No paper shares a term with it.",
        sections: [
          "<section class=\"group\"><ul>\(PageItem(paper, number: 0, on: site).html())</ul></section>"
        ], site: site
      ).html
    }
  }

  // MARK: a period

  /// Papers that are put on a map while somebody waits.
  private static let mostMapped = 4_000

  private static func mapPage(_ asked: PageRequest, _ context: ToolContext) throws -> String {
    let form = asked.form(at: "/map", button: "Show", hasWords: false)
    let site = PageSite("/map", form: form)
    var filter = asked.filter
    // Without a choice it is the newest week.
    if filter.since == nil, filter.until == nil, let last = try context.papers.overview().dates,
      let week = Week(of: last.upperBound)
    {
      filter.since = week.first
      filter.until = week.last
    }
    let count = try context.papers.paperCount(passing: filter)
    guard count > 0, count <= mostMapped else {
      return PageFrame(
        heading: "Map",
        note: count == 0
          ? "No paper is of this period and of these categories."
          : "\(count.of("paper")) are too many for a map; \(mostMapped) are the most. Choose a shorter period, or categories.",
        sections: [], site: site
      ).html
    }
    let corpus = try context.papers.corpus(
      passing: filter, threadCount: context.options.threadCount)
    let clusters = Engine.clusters(of: corpus, withMap: true, options: context.options)
    let page = PageRequest(asked, filter: filter)
    let digest = link(
      "/v1/clusters", page.interfaceQuery([("format", "markdown")]), "Digest in Markdown")
    let list = link("/", page.query(), "List")
    return ClustersPage(
      clusters, title: title(of: filter),
      site: PageSite(
        "/map",
        form: page.form(at: "/map", button: "Show", hasWords: false)
          + "<p class=\"pages small\">\(digest) \(list)</p>\n")
    ).html
  }

  /// What a period is called.
  private static func title(of filter: PaperFilter) -> String {
    let dates = [filter.since, filter.until].compactMap { $0?.description }
    let period =
      dates.count == 2 && dates[0] == dates[1] ? dates[0] : dates.joined(separator: " to ")
    return ([period] + filter.categories).filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// Weeks on a page.
  private static let weekCount = 26

  private static func weeksPage(_ asked: PageRequest, _ context: ToolContext) throws -> String {
    let site = PageSite("/weeks")
    guard let dates = try context.papers.overview().dates,
      let newest = Week(of: PaperDate(asked.until) ?? dates.upperBound)
    else {
      return PageFrame(heading: "Weeks", note: "No paper has a date.", sections: [], site: site)
        .html
    }
    var weeks: [(week: Week, count: Int)] = []
    var week = newest
    while weeks.count < weekCount, week.last >= dates.lowerBound {
      let filter = PaperFilter(since: week.first, until: week.last)
      weeks.append((week, try context.papers.paperCount(passing: filter)))
      guard let before = week.before else { break }
      week = before
    }
    let most = max(1, weeks.map(\.count).max() ?? 1)
    let items = weeks.map { week, count in
      let query = "since=\(week.first)&amp;until=\(week.last)"
      let bar =
        "<span class=\"bar g\" aria-hidden=\"true\" style=\"\(PageColor(0).style)\"><span style=\"flex:\(count)\"></span>"
        + "<span class=\"rest\" style=\"flex:\(most - count)\"></span></span>"
      return "<li><a href=\"/?\(query)\">\(week.first) to \(week.last)</a>\(bar)"
        + "\(count.of("paper")) · <a href=\"/map?\(query)\">map</a></li>\n"
    }.joined()
    let earlier =
      week.last >= dates.lowerBound
      ? "<p class=\"pages\"><a href=\"/weeks?until=\(week.last)\">earlier →</a></p>" : ""
    return PageFrame(
      heading: "Week by week",
      note: "Papers from \(dates.lowerBound) to \(dates.upperBound). Weeks begin on Mondays.",
      sections: ["<section><ul class=\"weeks\">\(items)</ul>\(earlier)</section>"], site: site
    ).html
  }

  // MARK: the reading list

  private static func readingPage(_ asked: PageRequest, _ context: ToolContext) throws -> String {
    let site = PageSite("/reading")
    if asked.papers.isEmpty {
      return PageFrame(
        heading: "Reading list",
        note:
          "Nothing is kept yet. ☆ keep at a paper puts it here; the list stays in this browser.",
        sections: [], site: site
      ).html
    }
    let (listed, missing, recommended) = try context.ask { questions in
      var listed: [Paper] = []
      var missing: [String] = []
      for name in asked.papers {
        do {
          listed.append(try questions.paper(named: name))
        } catch is EngineError {
          missing.append(name)
        }
      }
      let liked = ReadingList(names: listed.map(\.id.description))
      let recommended =
        listed.isEmpty
        ? [] : (try? questions.recommendations(liked: liked, count: neighborCount).papers) ?? []
      return (listed, missing, recommended)
    }
    func list(_ heading: String, _ items: [String]) -> String {
      items.isEmpty
        ? "" : "<section class=\"group\"><h2>\(heading)</h2><ol>\n\(items.joined())</ol></section>"
    }
    let bar = ReasonBar(recommended.map(\.found))
    let names = listed.map { ("papers", $0.id.description) }
    let query = (names + [("limit", "1000"), ("format", "bibtex")])
      .map { "\($0.0)=\(PageSite.encoded($0.1))" }.joined(separator: "&")
    let gone =
      missing.isEmpty
      ? "" : " Not here: " + missing.joined(separator: ", ").escapedForHTML + "."
    return PageFrame(
      heading: "Reading list",
      note: "\(listed.count.of("paper")), kept in this browser. "
        + (listed.isEmpty ? "" : link("/v1/papers", query, "BibTeX")) + gone,
      sections: [
        list("Kept", listed.enumerated().map { PageItem($1, number: $0, on: site).html() }),
        list(
          "For a reader of these",
          recommended.enumerated().map { place, paper in
            PageItem(
              paper.found.paper, number: listed.count + place, notes: [similarity(paper.found)],
              more: bar.html(paper.found), on: site
            ).html()
          }),
      ], site: site
    ).html
  }
}
