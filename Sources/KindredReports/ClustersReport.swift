// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering
public import KindredEngine
internal import KindredPapers

/// Groups of papers.
public struct ClustersReport: ReportLayout {
  /// As the contract has it.
  package struct Document: Encodable {
    struct Choice: Encodable {
      struct Candidate: Encodable {
        let k: Int
        let silhouette: Double
        let modularity: Double
        let inertia: Double
      }

      let reason: String
      let candidates: [Candidate]
    }

    /// One group.
    package struct Cluster: Encodable {
      struct Member: Encodable {
        let id: String
        let title: String
        let fit: Double
        let silhouette: Double
        /// The number of the group that fits second best, from 1; null where there is none.
        let second: Nullable<Int>
        /// Whether it fits nowhere well.
        let loose: Bool
      }

      let label: String
      /// The number of its topic, and whether that was known before; null and false without topics.
      let topic: Nullable<Int>
      let known: Bool
      let description: String
      let size: Int
      let terms: [TermDocument]
      let papers: [Member]
      let representatives: [String]
      let cohesion: Double
      let stability: Nullable<Double>
    }

    let k: Int
    let choice: Choice
    let inertia: Double
    let clusters: [Cluster]
    let outliers: [String]
    let duplicates: [DuplicateDocument]
    /// How far the map may be trusted; only with a map.
    let map: MapDocument?
  }

  private let report: PaperClusters

  /// A report on groups.
  public init(_ report: PaperClusters) {
    self.report = report
  }

  /// The groups, how their number was chosen, and what belongs to none.
  package var document: Document {
    Document(
      k: report.choice.clusterCount,
      choice: Document.Choice(
        reason: report.choice.reason.sentence,
        candidates: report.choice.candidates.map {
          Document.Choice.Candidate(
            k: $0.clusterCount, silhouette: $0.silhouette.rounded6,
            modularity: $0.modularity.rounded6, inertia: $0.inertia.rounded6)
        }),
      inertia: report.inertia.rounded6, clusters: report.clusters.map(Self.cluster),
      outliers: report.outliers.map(\.id.description),
      duplicates: report.duplicates.map(DuplicateDocument.init),
      map: report.map.map(MapDocument.init))
  }

  private static func cluster(_ cluster: PaperCluster) -> Document.Cluster {
    Document.Cluster(
      label: cluster.label, topic: Nullable(cluster.topic), known: cluster.isKnown,
      description: cluster.description, size: cluster.papers.count,
      terms: cluster.terms.map(TermDocument.init),
      papers: cluster.papers.map {
        Document.Cluster.Member(
          id: $0.paper.id.description, title: $0.paper.title, fit: $0.fit.rounded6,
          silhouette: $0.silhouette.rounded6, second: Nullable($0.second.map { $0 + 1 }),
          loose: $0.isLoose)
      },
      representatives: cluster.representatives.map(\.description),
      cohesion: cluster.cohesion.rounded6, stability: Nullable(cluster.stability?.rounded6))
  }

  /// A group a line.
  package var lines: [Document.Cluster] { report.clusters.map(Self.cluster) }

  /// A row for each paper; cluster 0 holds what belongs to none, and duplicates have no cluster.
  package var table: Table {
    let members = report.clusters.enumerated().flatMap { index, cluster in
      cluster.papers.map {
        [
          String(report.number(ofGroup: index)), cluster.label, $0.paper.id.description,
          $0.paper.title,
          String($0.fit.rounded6),
        ]
      }
    }
    let outliers = report.outliers.map { ["0", "", $0.id.description, $0.title, ""] }
    let leftOut = report.duplicates.map {
      ["", "as \($0.kept.id)", $0.paper.id.description, $0.paper.title, ""]
    }
    return Table(
      [.number("cluster"), .prose("label"), .text("id"), .prose("title"), .number("fit")],
      rows: members + outliers + leftOut)
  }

  /// In a terminal a plot of all groups, then a paragraph for each: its name, what else it is
  /// about, its papers.
  package func text(width: Int) -> String {
    let paperCount = report.clusters.reduce(report.outliers.count) { $0 + $1.papers.count }
    let heading =
      "\(paperCount.of("paper")) in \(report.clusters.count.of("group"))"
      + ", \(report.sentence)"
    var text = heading.fitted(to: width) + "\n"
    if TerminalPlot.fits(width), report.clusters.count > 1 { text += "\n" + plot(width: width) }
    for (index, cluster) in report.clusters.enumerated() {
      let title = "\(report.number(ofGroup: index)). \(cluster.label)"
      text += "\n" + title.fitted(to: width) + "\n"
      text += "   " + cluster.figures(", ").fitted(to: width - 3) + "\n"
      let label = Set(cluster.label.split(separator: ", ").map(String.init))
      let more = cluster.terms.map(\.term).filter { !label.contains($0) }
      if !more.isEmpty {
        text += "   " + "also \(more.joined(separator: ", "))".fitted(to: width - 3) + "\n"
      }
      let rows = cluster.papers.map {
        [$0.isLoose ? " ~" : "  ", $0.fit.fixed(2), $0.paper.id.description, $0.paper.title]
      }
      text += Table([.text(""), .number(""), .text(""), .prose("")], rows: rows)
        .text(width: width).dropFirst()
    }
    if !report.outliers.isEmpty {
      text +=
        "\n" + "nothing in common with the others (or no terms, or no vector)".fitted(to: width)
        + "\n"
      for paper in report.outliers {
        text += "      \(paper.id)  \(paper.title)".fitted(to: width) + "\n"
      }
    }
    if report.clusters.contains(where: { $0.papers.contains(where: \.isLoose) }) {
      text += "\n" + "~ fits nowhere well; the group is its nearest home".fitted(to: width) + "\n"
    }
    if !report.duplicates.isEmpty {
      text += "\nleft out, nearly the same as another\n"
      for duplicate in report.duplicates {
        let line = "      \(duplicate.paper.id)  as \(duplicate.kept.id)  \(duplicate.paper.title)"
        text += line.fitted(to: width) + "\n"
      }
    }
    return text
  }

  /// Columns of a plot.
  private static let plotWidth = 12

  /// A line for each group: how many papers it has, and their silhouettes, the highest first.
  private func plot(width: Int) -> String {
    let silhouettes = report.clusters.map { $0.papers.map(\.silhouette).sorted(by: >) }
    let largest = Double(report.clusters.map(\.papers.count).max() ?? 0)
    let highest = silhouettes.joined().max() ?? 0
    let rows = report.clusters.indices.map { index in
      let size = report.clusters[index].papers.count
      return [
        "\(report.number(ofGroup: index)).", String(size),
        TerminalPlot.bar(Double(size), of: largest, width: Self.plotWidth),
        TerminalPlot.columns(silhouettes[index], of: highest, width: Self.plotWidth),
        report.clusters[index].label,
      ]
    }
    return Table(
      [.number(""), .number("papers"), .text(""), .text("silhouettes"), .prose("")], rows: rows
    ).text(width: width)
  }

  /// The groups as a digest that can be read again.
  package var markdown: String { ClustersDigest(report).markdown }
}

extension PaperClusters {
  /// How the number of groups came about.
  var sentence: String {
    let knownCount = clusters.count(where: \.isKnown)
    if clusters.allSatisfy({ $0.topic == nil }) { return choice.reason.sentence }
    return "of which \(knownCount) \(knownCount == 1 ? "is a known topic" : "are known topics")"
  }
}

extension ClusterCountChoice.Reason {
  package var sentence: String {
    switch self {
    case .asked: "as asked"
    case .agreed: "on which silhouette and modularity agree"
    case .unclear: "no clear number of groups"
    case .nothingToSplit: "nothing stands apart enough to split"
    }
  }
}

extension Int {
  /// "1 paper", "57 papers".
  package func of(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
