// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredEngine
import KindredPapers
import KindredStore
import TestSupport
import Testing

@testable import KindredWeb

@Suite struct RoutePagesTests {
  private let hostile = "</script><img src=x onerror=alert(1)>\"'&"

  private func server() throws -> WebServer {
    var papers = Seeded.datedPapers(24)
    papers.append(
      Paper(
        id: PaperID("bad/\"><b>"), title: hostile + " bakeken", authors: [hostile],
        abstract: hostile + " bakeken", date: PaperDate("2031-06-02"), categories: [hostile],
        url: "javascript:alert(1)"))
    return try .ready(Engine(papers))
  }

  /// Pages of all kinds.
  private static let targets = [
    "/", "/?query=bakeken", "/?query=%3Cscript%3E", "/?query=%22no+such%22", "/?offset=20",
    "/?since=2031-06-03&until=2031-06-05&categories=cs.CV+math", "/papers/p0004",
    "/papers/bad%2F%22%3E%3Cb%3E", "/papers/nobody", "/papers/n", "/weeks",
    "/weeks?until=2031-05-01",
    "/map", "/map?since=2031-06-01&until=2031-06-30", "/map?since=2050-01-01", "/reading",
    "/reading?papers=p0004&papers=bad%2F%22%3E%3Cb%3E&papers=nobody%22%3E",
  ]

  @Test(arguments: targets)
  func textOfPapersStaysText(_ target: String) throws {
    let (answer, text) = try server().ask(target)
    #expect(answer.headers["content-type"] == "text/html; charset=utf-8")
    #expect([200, 404, 409].contains(answer.status))
    #expect(text.hasPrefix("<!doctype html>") && text.hasSuffix("</html>\n"))
    for part in ["<img", "onerror=alert(1)>", "<b>", "javascript:", "<script>", "</script><"] {
      #expect(!text.contains(part), "\(part)")
    }
  }

  @Test(arguments: targets)
  func nothingFromElsewhereIsLoadedOrRun(_ target: String) throws {
    let (answer, text) = try server().ask(target)
    let policy = try #require(answer.headers["content-security-policy"])
    #expect(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"))
    #expect(!policy.contains("script-src 'self' 'unsafe-inline'"))
    for match in text.matches(of: /(?:src|action|<link[^>]*href)="([^"]*)"/) {
      #expect(match.1.hasPrefix("/") || match.1 == "data:,", "\(match.1)")
      #expect(!match.1.hasPrefix("//"))
    }
    #expect(text.matches(of: /<script(?! src=)/).isEmpty)
    #expect(text.matches(of: #/\son[a-z]+="/#).isEmpty)
  }

  @Test func searchFindsAndLeadsToPapers() throws {
    let server = try server()
    let page = server.ask("/?query=bakeken&categories=cs").text
    #expect(page.contains("value=\"bakeken\"") && page.contains("value=\"cs\""))
    #expect(page.contains("because of") && page.contains("similarity "))
    let ids = page.matches(of: /data-id="([^"]*)"/).map { String($0.1) }
    #expect(!ids.isEmpty)
    for id in ids {
      #expect(page.contains("href=\"/papers/\(id)\""))
      #expect(server.ask("/papers/\(id)").answer.status == 200)
      #expect(server.ask("/v1/papers/\(id).bib").answer.status == 200)
    }
    // Every link of the page leads somewhere.
    for match in page.matches(of: /href="(\/[^"]*)"/) {
      let target = String(match.1).replacingOccurrences(of: "&amp;", with: "&")
      #expect(server.ask(target).answer.status == 200, "\(target)")
    }
  }

  @Test func pagesOfTheListFollowEachOther() throws {
    let server = try server()
    func ids(_ target: String) -> [String] {
      server.ask(target).text.matches(of: /data-id="([^"]*)"/).map { String($0.1) }
    }
    #expect(ids("/").count == 20)
    #expect(ids("/?offset=20").count == 5)
    #expect(Set(ids("/") + ids("/?offset=20")).count == 25)
    #expect(server.ask("/").text.contains("/?offset=20"))
    #expect(!server.ask("/?offset=20").text.contains("offset=40"))
  }

  @Test func weeksCountTheirPapers() throws {
    let text = try server().ask("/weeks").text
    #expect(text.contains("2031-06-23 to 2031-06-29"))
    // 2031-06-02 is a Monday; one paper more than the seeded ones is of that day.
    let row = try #require(
      text.split(separator: "\n").first { $0.contains("2031-06-02 to 2031-06-08") })
    #expect(row.contains("8 papers"))
  }

  @Test func theMapIsOfTheNewestWeekUnlessAskedOtherwise() throws {
    let server = try server()
    #expect(server.ask("/map").text.contains("<h1>2031-06-23 to 2031-06-29</h1>"))
    let month = server.ask("/map?since=2031-06-01&until=2031-06-30").text
    #expect(month.contains("class=\"plane\"") && month.contains("25 papers in"))
    #expect(month.contains("format=markdown"))
  }

  @Test func readingListBringsPapersForItsReader() throws {
    let text = try server().ask("/reading?papers=p0004&papers=p0008&papers=gone").text
    #expect(text.contains("2 papers, kept in this browser"))
    #expect(text.contains("Not here: gone"))
    #expect(text.contains("For a reader of these"))
    #expect(text.contains("format=bibtex"))
  }

  @Test func assetsAreServedAsWhatTheyAre() throws {
    let server = try server()
    #expect(server.ask("/page.css").answer.headers["content-type"]?.hasPrefix("text/css") == true)
    for path in ["/page.js", "/site.js"] {
      #expect(
        server.ask(path).answer.headers["content-type"]?.hasPrefix("text/javascript") == true)
    }
  }
}
