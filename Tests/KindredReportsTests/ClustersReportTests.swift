// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredEngine
import KindredPapers
import KindredReports
import TestSupport
import Testing

@Suite struct ClustersReportTests {
  private let report = ClustersReport(
    Engine(Seeded.papers(40) + [Paper(id: PaperID("z|z"), title: "The <i>")]).clusters(count: 4))

  @Test func jsonHasEveryFieldOfTheContract() throws {
    let data = Data(report.write(.json).utf8)
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(Set(document.keys) == ["k", "choice", "inertia", "clusters", "outliers", "duplicates"])
    #expect(document["k"] as? Int == 4)
    #expect(document["outliers"] as? [String] == ["z|z"])
    let inertia = try #require(document["inertia"] as? Double)
    let clusters = try #require(document["clusters"] as? [[String: Any]])
    for cluster in clusters {
      #expect(
        Set(cluster.keys)
          == [
            "label", "topic", "known", "description", "size", "terms", "papers", "representatives",
            "cohesion",
            "stability",
          ])
      #expect((cluster["papers"] as? [Any])?.count == cluster["size"] as? Int)
      let member = try #require((cluster["papers"] as? [[String: Any]])?.first)
      #expect(Set(member.keys) == ["id", "title", "fit", "silhouette", "second", "loose"])
      let term = try #require((cluster["terms"] as? [[String: Any]])?.first)
      #expect(Set(term.keys) == ["term", "weight"])
    }
    let members = clusters.compactMap { $0["papers"] as? [[String: Any]] }.joined()
    let distances = members.compactMap { $0["fit"] as? Double }.map { 1 - $0 }
    #expect(distances.count == 40 && abs(distances.reduce(0, +) - inertia) < 1e-4)
  }

  @Test func everyFormatNamesEveryPaper() {
    for format in [ReportFormat.text, .json, .csv, .markdown] {
      let text = report.write(format, width: format == .text ? 300 : nil)
      #expect(text.contains(format == .json ? "z|z" : "The"))
      for row in Engine(Seeded.papers(40)).corpus.papers {
        #expect(text.contains(format == .markdown ? row.title : row.id.description))
      }
    }
    #expect(report.write(.jsonl).split(separator: "\n").count == 4)
    #expect(report.write(.markdown).contains("## The \\<i>\n"))
  }

  @Test func aTerminalShowsSizesAndSilhouettes() {
    let text = report.write(.text, width: 80)
    let plot = text.split(separator: "\n\n")[1].split(separator: "\n")
    #expect(plot.count == 5 && plot[0].contains("papers") && plot[0].contains("silhouettes"))
    #expect(plot.dropFirst().allSatisfy { $0.contains("█") && $0.contains(" 10 ") })
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(!report.write(.text).contains("█"))
  }

  @Test func theDigestIsReadAgain() throws {
    let abstract =
      "Corals bleach when water stays warm for weeks, and divers count colonies on transects that are "
      + "photographed from above, so that recovering reefs can be told from dying ones in time."
    var papers = Seeded.papers(30).enumerated().map { index, paper in
      Paper(
        title: paper.title, abstract: paper.abstract, date: PaperDate("2031-06-0\(1 + index % 7)"),
        url: "http://arxiv.org/abs/3106.\(10_000 + index)v1")
    }
    papers.append(Paper(title: "<script>alert(1)</script> ![x](http://e)", abstract: abstract))
    papers.append(
      Paper(
        title: "<script>alert(1)</script> ![x](http://e)", abstract: abstract + " ]]> \\< end"))
    papers.append(Paper(title: "The"))
    let clusters = Engine.clusters(of: Corpus(papers))
    #expect(clusters.duplicates.count == 1)
    #expect(Engine.clusters(of: Corpus(papers), keepsDuplicates: true).duplicates.isEmpty)
    let text = ClustersReport(clusters).write(.markdown)
    #expect(text.hasPrefix("# 2031-06-01--2031-06-07 33 papers in "))
    #expect(!text.contains("<script") || text.contains("\\<script"))
    let list = try PaperReader().read(Array(text.utf8), source: "digest")
    #expect(
      list.papers.sorted { $0.id < $1.id }
        == papers.sorted { $0.id < $1.id }.map { $0.from("digest") })
    // Every line of the contents has its section.
    let links = text.matches(of: /\(#(section-[0-9]+)\)/).map { String($0.output.1) }
    #expect(links.count >= 4 && links.allSatisfy { text.contains("# <a id=\"\($0)\"></a>") })
  }

  @Test func nothingIsAReportToo() {
    let empty = ClustersReport(Engine([]).clusters())
    #expect(empty.write(.text).hasPrefix("0 papers in 0 groups"))
    #expect(empty.write(.csv) == "cluster,label,id,title,fit\r\n")
    #expect(empty.write(.jsonl) == "")
  }
}
