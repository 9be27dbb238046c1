// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredEngine
import KindredPapers
import KindredReports
import KindredStore
import TestSupport
import Testing

@testable import KindredAssistantProtocol
@testable import KindredWeb

@Suite struct OperationTests {
  private let engine = Engine(Seeded.datedPapers(24))

  private func server() throws -> WebServer { try .ready(engine) }

  @Test func answersAreWhatTheCommandLinePrints() throws {
    let server = try server()
    let related = try engine.related(to: ["p0004"], count: 10)
    #expect(server.ask("/v1/related?papers=p0004").text == RelatedReport(related).write(.json))
    let several = try engine.related(
      to: ["p0004", "odd/id 1"], avoiding: ["p0003"], count: 3, least: 0.01,
      among: PaperFilter(since: PaperDate("2031-06-03"), categories: ["cs"]))
    #expect(
      server.ask(
        "/v1/related?papers=p0004&papers=odd%2Fid+1&away_from=p0003&limit=3&least=0.01"
          + "&since=2031-06-03&categories=cs"
      ).text == RelatedReport(several).write(.json))
    let found = try engine.search("bakeken lirabab", count: 10)
    #expect(
      server.ask("/v1/search?query=bakeken%20lirabab").text == SearchReport(found).write(.json))
    #expect(
      server.ask("/v1/clusters").text
        == ClustersReport(Engine.clusters(of: engine.corpus)).write(.json))
    #expect(
      server.ask("/v1/neighbors?limit=2").text
        == NeighborsReport(engine.neighborGraph(count: 2)).write(.json))
    #expect(
      server.ask("/v1/papers?order=oldest&limit=100").text
        == PapersReport(
          engine.list(passing: PaperFilter(), order: .oldest, places: 0..<100).papers
        ).write(.json))
  }

  @Test func aBodyAsksWhatAnAddressDoes() throws {
    let server = try server()
    let json = [("content-type", "application/json; charset=utf-8")]
    #expect(
      server.ask("/v1/related", method: "POST", json, body: #"{"papers":["p0004"],"limit":3}"#).text
        == server.ask("/v1/related?papers=p0004&limit=3").text)
    #expect(
      server.ask(
        "/v1/recommend", method: "POST", json, body: #"{"liked":["p0004","p0008"],"diverse":true}"#
      ).text == server.ask("/v1/recommend?liked=p0004&liked=p0008&diverse=true").text)
  }

  @Test func pagesFollowEachOther() throws {
    let server = try server()
    for start in [
      "/v1/related?papers=p0004", "/v1/search?query=bakeken", "/v1/recommend?liked=p0004",
    ] {
      let whole = server.json(start + "&limit=9").value["neighbors"]?.items ?? []
      let pages = [0, 3, 6].flatMap {
        server.json(start + "&limit=3&offset=\($0)").value["neighbors"]?.items ?? []
      }
      #expect(pages == whole && whole.count > 3, "\(start)")
      #expect(pages.map { $0["rank"]?.integer } == Array(1...whole.count))
      #expect(server.json(start + "&offset=10000").value["neighbors"] == [])
    }
    let papers = [0, 10, 20].flatMap {
      server.json("/v1/papers?offset=\($0)").value.items ?? []
    }
    #expect(papers == server.json("/v1/papers?limit=24").value.items)
  }

  @Test func onePaperIsWrittenInManyWays() throws {
    let server = try server()
    let paper = try #require(
      engine.papers(passing: PaperFilter()).first { $0.id.description == "odd/id 1" })
    let report = PapersReport([paper])
    let path = "/v1/papers/odd%2Fid%201"
    #expect(server.ask(path).text == report.write(.jsonl))
    #expect(server.ask(path).answer.headers["content-type"] == "application/json")
    #expect(server.ask("/v1/papers/odd/id%201").text == report.write(.jsonl))
    #expect(server.ask(path + ".bib").text == report.bibTeX)
    #expect(server.ask(path + ".bib").answer.headers["content-type"] == "application/x-bibtex")
    for (type, text) in [
      ("application/x-bibtex", report.bibTeX), ("text/csv", report.write(.csv)),
      ("text/markdown", report.write(.markdown)), ("text/*;q=0.5", report.write(.csv)),
      ("text/html, application/x-bibtex;q=0.9, */*;q=0.1", report.bibTeX),
    ] { #expect(server.ask(path, [("accept", type)]).text == text, "\(type)") }
    #expect(server.error(path, [("accept", "image/png")]) == "406 not_acceptable")
    #expect(server.error(path, [("accept", "application/json;q=0")]) == "406 not_acceptable")
  }

  @Test func namedPapersComeInTheirOrder() throws {
    let text = try server().json("/v1/papers?papers=p0005&papers=p0002").value
    #expect(text.items?.map { $0["id"]?.text } == ["p0005", "p0002"])
    let bib = try server().ask("/v1/papers?papers=p0005", [("accept", "application/x-bibtex")])
    #expect(bib.text.contains("p0005"))
  }

  @Test func libraryTellsWhatThereIs() throws {
    let value = try server().json("/v1/library").value
    #expect(value["papers"] == 24)
    #expect(value["first"] == "2031-06-01")
    #expect(value["version"] == "1.2.3")
  }

  @Test(arguments: [
    ("/v1/related", "400 bad_request"), ("/v1/related?papers=", "400 bad_request"),
    ("/v1/related?papers=p0001&paper=p0002", "400 bad_request"),
    ("/v1/related?papers=p0004&limit=0", "400 bad_request"),
    ("/v1/related?papers=p0004&limit=1001", "400 bad_request"),
    ("/v1/related?papers=p0004&limit=ten", "400 bad_request"),
    ("/v1/related?papers=p0004&limit=1.5", "400 bad_request"),
    ("/v1/related?papers=p0004&limit=5&limit=6", "400 bad_request"),
    ("/v1/related?papers=p0004&offset=-1", "400 bad_request"),
    ("/v1/related?papers=p0004&least=1.01", "400 bad_request"),
    ("/v1/related?papers=p0004&least=nan", "400 bad_request"),
    ("/v1/related?papers=p0004&least=0x1p-3", "400 bad_request"),
    ("/v1/related?papers=p0004&since=yesterday", "400 bad_request"),
    ("/v1/related?papers=p0004&since=2031-13", "400 bad_request"),
    ("/v1/related?papers=p0004&since=2031-02-30", "404 nothing_found"),
    ("/v1/related?papers=p0004&since=2031-07&until=2031-06", "404 nothing_found"),
    ("/v1/related?papers=p0004&since=2050", "404 nothing_found"),
    ("/v1/related?papers=p0004&categories=q-bio", "404 nothing_found"),
    ("/v1/related?papers=p0004&least=1", "404 nothing_found"),
    ("/v1/related?papers=nobody%20knows", "404 unknown_paper"),
    ("/v1/related?papers=n", "409 ambiguous_paper"),
    ("/v1/search?query=%21%21", "404 nothing_found"), ("/v1/search", "400 bad_request"),
    ("/v1/search?query=x&query=y", "400 bad_request"),
    ("/v1/search?query=-%22bakeken%22+%22no+such+words%22", "404 nothing_found"),
    ("/v1/recommend?liked=p0004&diverse=1", "400 bad_request"),
    ("/v1/papers/nobody", "404 unknown_paper"), ("/v1/papers/p0001?paper=p0002", "400 bad_request"),
    ("/v1/papers?order=backwards", "400 bad_request"), ("/v1/clusters?groups=0", "400 bad_request"),
    ("/v1/clusters?since=2050", "404 nothing_found"), ("/v1/library?x=1", "400 bad_request"),
  ])
  func whatHasNoAnswerSaysWhy(_ target: String, _ error: String) throws {
    #expect(try server().error(target) == error)
  }

  @Test func anAddressIsShorterThanABody() throws {
    let server = try server()
    let text = String(repeating: "bakeken ", count: 200)
    let names = String(repeating: "papers=p0004&", count: 201)
    #expect(server.error("/v1/papers?" + names) == "400 bad_request")
    #expect(
      server.error("/v1/search?query=" + text.replacingOccurrences(of: " ", with: "+"))
        == "400 bad_request")
    #expect(
      server.json(
        "/v1/search", method: "POST", [("content-type", "application/json")],
        body: "{\"query\":\"\(text)\"}"
      ).status == 200)
  }

  @Test func unknownPapersComeWithThoseThatWereMeant() throws {
    let error = try server().json("/v1/papers/p00044").value["error"]
    #expect(error?["candidates"]?.items?.contains { $0["id"] == "p0004" } == true)
    #expect(error?["message"]?.text?.contains("p00044") == true)
  }

  @Test(arguments: [
    ("", "application/json", "400 bad_request"), ("[]", "application/json", "400 bad_request"),
    ("{", "application/json", "400 bad_request"), ("{}", "application/json", "400 bad_request"),
    (#"{"papers":"p0004"}"#, "application/json", "400 bad_request"),
    (#"{"papers":["p0004"],"limit":"5"}"#, "application/json", "400 bad_request"),
    (#"{"papers":["p0004"],"limit":1e400}"#, "application/json", "400 bad_request"),
    (#"{"papers":["p0004"]}"#, "text/plain", "415 unsupported_body"),
    ("papers=p0004", "application/x-www-form-urlencoded", "415 unsupported_body"),
    ("\u{0}", "application/json", "400 bad_request"),
  ])
  func bodiesThatSayNothingAreErrors(_ body: String, _ type: String, _ error: String) throws {
    let server = try server()
    #expect(
      server.error("/v1/related", method: "POST", [("content-type", type)], body: body) == error)
    #expect(
      server.error(
        "/v1/related?papers=p0004", method: "POST", [("content-type", "application/json")],
        body: #"{"papers":["p0004"]}"#) == "400 bad_request")
  }
}
