// SPDX-License-Identifier: Apache-2.0

import Engine
import Foundation
import Papers
import Reports
import TestSupport
import Testing

@Suite struct ClustersReportTests {
  private let report = ClustersReport(
    Engine(Seeded.papers(40) + [Paper(id: PaperID("z|z"), title: "The <i>")]).clusters(count: 4))

  @Test func jsonHasEveryFieldOfTheContract() throws {
    let data = Data(report.write(.json).utf8)
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(Set(document.keys) == ["k", "choice", "clusters", "outliers", "duplicates"])
    #expect(document["k"] as? Int == 4)
    #expect(document["outliers"] as? [String] == ["z|z"])
    let clusters = try #require(document["clusters"] as? [[String: Any]])
    for cluster in clusters {
      #expect(
        Set(cluster.keys)
          == [
            "label", "description", "size", "terms", "papers", "representatives", "cohesion",
            "stability",
          ])
      #expect((cluster["papers"] as? [Any])?.count == cluster["size"] as? Int)
      let member = try #require((cluster["papers"] as? [[String: Any]])?.first)
      #expect(Set(member.keys) == ["id", "title", "fit", "silhouette", "second", "loose"])
      let term = try #require((cluster["terms"] as? [[String: Any]])?.first)
      #expect(Set(term.keys) == ["term", "weight"])
    }
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
    #expect(report.write(.markdown).contains("The \\<i\\>, z\\|z"))
  }

  @Test func nothingIsAReportToo() {
    let empty = ClustersReport(Engine([]).clusters())
    #expect(empty.write(.text).hasPrefix("0 papers in 0 groups"))
    #expect(empty.write(.csv) == "cluster,label,id,title,fit\r\n")
    #expect(empty.write(.jsonl) == "")
  }
}
