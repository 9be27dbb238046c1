// SPDX-License-Identifier: Apache-2.0

public import Clustering
internal import Embeddings
internal import Foundation
internal import Kernels
public import Papers

/// A term that singles out a group.
public struct ClusterTerm: Equatable, Sendable {
  /// A word or phrase as most papers of the group write it.
  public let term: String

  /// Its class-based TF-IDF (``ClusterNamer``), above 0.
  public let weight: Double
}

/// A paper in its group.
public struct ClusterMember: Equatable, Sendable {
  /// The paper.
  public let paper: Paper

  /// The cosine of its embedding with the group's centroid, in [-1, 1].
  public let fit: Double
}

/// One group of papers.
public struct PaperCluster: Equatable, Sendable {
  /// What the group is about, in a few words.
  public let label: String

  /// The terms that single it out, the strongest first.
  public let terms: [ClusterTerm]

  /// Its papers, the best fit first, then by identifier.
  public let papers: [ClusterMember]

  /// The papers nearest the centroid, at most three.
  public let representatives: [PaperID]

  /// The mean fit.
  public let cohesion: Double
}

/// What a collection of papers is about.
public struct ClusterReport: Equatable, Sendable {
  /// How the number of groups came about.
  public let choice: ClusterCountChoice

  /// The groups, the largest first, then by their first identifier. None is empty, and with
  /// ``outliers`` they hold every paper exactly once.
  public let clusters: [PaperCluster]

  /// Papers without a single term, which belong nowhere.
  public let outliers: [Paper]
}

extension Engine {
  /// How many papers stand for a group.
  private static let representativeCount = 3

  /// The dimension of the papers' own projection, of which groups are made.
  private static let ownDimension = 64

  /// The dimension in which n papers are grouped: few directions separate few groups, and more of
  /// them only add noise, less so with a background. 1.6 n^0.36 without one, 2.5 n^0.36 with one, from
  /// 2 to 64: 7 and 11 for 60 papers, 12 and 19 for 300, 26 and 41 for 2,400, about where agreement
  /// with arXiv's categories was best at each of these sizes.
  static func clusterDimension(paperCount: Int, hasBackground: Bool) -> Int {
    let scale = hasBackground ? 2.5 : 1.6
    return max(2, min(64, Int((scale * pow(Double(paperCount), 0.36)).rounded())))
  }

  /// The rows that are grouped: what the background says of each paper beside the papers' own
  /// projection, or vectors from elsewhere, centered and reduced to few dimensions.
  private func clusterRows() -> (whole: Matrix, reduced: Matrix) {
    let usesBackground = options.embeddings == nil && options.background != nil
    let dimension =
      options.dimension
      ?? Self.clusterDimension(
        paperCount: corpus.papers.count, hasBackground: usesBackground)
    let own = embedding(dimension: max(Self.ownDimension, dimension)).rows
    var rows = own.centered(on: own.meanRow(), options.parallelism)
    if usesBackground, let background = options.background {
      let seen = background.project(
        corpus.weights, lengths: corpus.lengths, vocabulary: corpus.vocabulary,
        options.parallelism
      ).rows
      rows = seen.centered(on: seen.meanRow(), options.parallelism)
        .joined(with: rows)
    }
    let whole = rows.normalizedRows(options.parallelism)
    return (whole, rows.principalRows(count: dimension, options.parallelism))
  }

  /// Groups all papers.
  ///
  /// - Parameter count: the number of groups, or nil to choose by silhouette. Above the number of
  ///   different papers it gives that many.
  /// - Precondition: `count` is positive.
  /// - Complexity: that of ``embedding()`` and of ``Clustering/SphericalKMeans``, for each candidate
  ///   number when one is chosen.
  public func clusters(count: Int? = nil) -> ClusterReport {
    let (whole, rows) = clusterRows()
    begin(.clusters)
    let choice: ClusterCountChoice
    if let count {
      choice = ClusterCountChoice(clusterCount: count, reason: .asked)
    } else {
      choice = ClusterCountChooser(seed: options.seed).choose(
        rows, judgedBy: whole, options.parallelism)
    }
    let clustering = SphericalKMeans(
      clusterCount: max(1, choice.clusterCount), seed: options.seed
    ).fit(rows, options.parallelism)

    begin(.summaries)
    let groups = sortedMembers(clustering, rows)
    let names = ClusterNamer(corpus.papers).names(
      of: groups.map { $0.map(\.row) }, options.parallelism)
    let clusters = zip(groups, names).map { members, name in
      PaperCluster(
        label: name.label, terms: name.terms,
        papers: members.map { ClusterMember(paper: corpus.papers[$0.row], fit: $0.fit) },
        representatives: members.prefix(Self.representativeCount).map { corpus.papers[$0.row].id },
        cohesion: members.reduce(0) { $0 + $1.fit } / Double(members.count))
    }
    return ClusterReport(
      choice: ClusterCountChoice(
        clusterCount: clusters.count, reason: choice.reason, candidates: choice.candidates),
      clusters: clusters,
      outliers: clustering.assignments.indices.filter { clustering.assignments[$0] < 0 }
        .map { corpus.papers[$0] })
  }

  /// The group of each paper, 0 ..< `count`, or -1 for a paper without a term.
  func assignments(count: Int) -> [Int] {
    SphericalKMeans(clusterCount: count, seed: options.seed)
      .fit(clusterRows().reduced, options.parallelism).assignments
  }

  /// Members of each cluster by fit; clusters by size and then by their lowest row.
  private func sortedMembers(
    _ clustering: Clustering, _ rows: Matrix
  ) -> [[(row: Int, fit: Double)]] {
    let groups = clustering.members().enumerated().map { cluster, members in
      members.map { row in
        let fit = clustering.centroids.withRow(cluster) { centroid in
          rows.withRow(row) { Double(dot($0, centroid)) }
        }
        return (row: row, fit: max(-1, min(1, fit)))
      }
    }
    let order = groups.indices.sorted {
      (-groups[$0].count, groups[$0][0].row) < (-groups[$1].count, groups[$1][0].row)
    }
    return order.map { cluster in
      groups[cluster].sorted { ($1.fit, $0.row) < ($0.fit, $1.row) }
    }
  }
}
