// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering
internal import KindredEngine
internal import KindredPapers

/// Groups of papers as a Markdown digest: contents, and a section for each group with its papers.
///
/// A section is an H1 heading, so that every paper is an H2 entry of the layout that digests have,
/// and the digest can be read again (``KindredPapers/DigestReader``); no paper is missing.
struct ClustersDigest {
  private struct Section {
    let title: String
    let text: String
    let papers: [Paper]
  }

  private let heading: String
  private let sections: [Section]

  init(_ report: PaperClusters) {
    let groups = report.clusters.enumerated().map { index, cluster in
      Section(
        title: "\(report.number(ofGroup: index)). \(cluster.label.escapedForMarkdown)",
        text: Self.about(cluster), papers: cluster.papers.map(\.paper))
    }
    let outliers = Section(
      title: "Nothing to group by",
      text: "Papers that have nothing in common with the others, or no terms, or no vector.",
      papers: report.outliers)
    let leftOut = Section(
      title: "Left out, nearly the same as another",
      text: report.duplicates.map { "\($0.paper.id) as \($0.kept.id)".escapedForMarkdown }
        .joined(separator: ", ") + ".",
      papers: report.duplicates.map(\.paper))
    sections = groups + [outliers, leftOut].filter { !$0.papers.isEmpty }

    let papers = sections.flatMap(\.papers)
    let range = papers.dates.map { $0.text("--") + " " }
    heading =
      (range ?? "") + "\(papers.count.of("paper")) in \(report.clusters.count.of("group")), "
      + report.sentence
  }

  /// What a group is about, and how far to trust it.
  private static func about(_ cluster: PaperCluster) -> String {
    let looseCount = cluster.papers.count(where: \.isLoose)
    let figures =
      cluster.figures(", ")
      + (looseCount > 0
        ? ", of which \(looseCount) fit\(looseCount == 1 ? "s" : "") nowhere well" : "")
    return (cluster.description.isEmpty ? "" : cluster.description.escapedForMarkdown + ".\n\n")
      + figures + "."
  }

  /// The digest as text, ending in a line feed.
  var markdown: String {
    var text = "# \(heading)\n\n"
    for (index, section) in sections.enumerated() {
      text += "- [\(section.title)](#section-\(index + 1)), \(section.papers.count.of("paper"))\n"
    }
    let writer = DigestWriter()
    for (index, section) in sections.enumerated() {
      // The anchor stands in the heading: a line after a paper's address is read as its text.
      text += "\n# <a id=\"section-\(index + 1)\"></a>\(section.title)\n\n\(section.text)\n\n"
      for paper in section.papers { text += writer.entry(paper) }
    }
    return text
  }
}
