// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredEngine
import KindredPapers
import TestSupport
import Testing

@Suite struct StrayPapersTests {
  /// Papers of other fields.
  private static let strays = [
    (
      "Crop rotation and soil nitrogen on small farms",
      """
      Farmers in two valleys rotated barley, clover and potatoes over nine seasons. We weighed
      harvests, sampled soil each spring and compared nitrogen with neighboring fields that grew
      barley alone. Clover raised nitrogen in the following year, and yields fell less in dry
      summers. Costs of seed and labor are reported for each farm.
      """
    ),
    (
      "Tax rolls of a medieval port",
      """
      Rolls of a harbor tax between 1290 and 1350 name merchants, cargoes and ships. Wool left and
      wine came in, mostly on vessels of fewer than ten crew. After the plague the number of
      merchants halved while duties per cask rose. The clerk's abbreviations are edited in an
      appendix.
      """
    ),
    (
      "Flutter of a slender bridge deck in oblique wind",
      """
      Wind tunnel measurements of lift and moment on a slender bridge deck at oblique incidence
      give the speed at which torsion begins to grow. Damping of the cables delays flutter, and
      the critical speed agrees with the quasi-steady theory up to thirty degrees of yaw.
      """
    ),
    (
      "Folding of a small protein under pressure",
      """
      Hydrostatic pressure unfolds a protein of sixty residues. Fluorescence and calorimetry show
      a two-state transition with a volume change of eighty millilitres per mole, and mutants of
      the hydrophobic core unfold at lower pressure. Kinetics follow a chevron.
      """
    ),
  ].enumerated().map { index, text in
    Paper(id: PaperID("stray-\(index)"), title: text.0, abstract: text.1)
  }

  private func report(_ papers: [Paper]) -> PaperClusters { Engine(papers).clusters() }

  /// Papers that are in another group than before, each group being followed by where most of its
  /// papers went.
  private func movedCount(_ before: PaperClusters, _ after: PaperClusters) -> Int {
    var groupAfter: [PaperID: Int] = [:]
    for (group, cluster) in after.clusters.enumerated() {
      for member in cluster.papers { groupAfter[member.paper.id] = group }
    }
    return before.clusters.reduce(0) { moved, cluster in
      let homes = cluster.papers.map { groupAfter[$0.paper.id] }
      let most = Set(homes).map { home in homes.count { $0 == home } }.max() ?? 0
      return moved + homes.count - most
    }
  }

  private func expectNothingMoves(_ papers: [Paper], by strays: [Paper] = strays) {
    let before = report(papers)
    for stray in strays {
      let after = report(papers + [stray])
      #expect(after.clusters.map(\.label).sorted() == before.clusters.map(\.label).sorted())
      #expect(movedCount(before, after) <= 2)
      let home = after.clusters.flatMap(\.papers).first { $0.paper.id == stray.id }
      #expect(home?.isStray == true && home?.isLoose == true, "\(stray.title)")
    }
  }

  @Test(
    .enabled(if: ProjectFiles.realData != nil, "no real digests here"),
    arguments: [
      "seed/2024-03-15--2024-03-20.md", "data/digests/2025-11-10--2025-11-16.md",
      "data/digests/2025-12-15--2025-12-20.md",
    ])
  func onePaperOfAnotherFieldMovesNothing(digest: String) throws {
    let folder = try #require(ProjectFiles.realData)
    let list = try PaperFiles.read([folder.appending(path: digest).path], with: PaperReader())
    expectNothingMoves(list.papers)
  }

  @Test func inASyntheticWeekNothingMovesEither() throws {
    // Farming is a subject of that week.
    let list = try PaperFiles.read([ProjectFiles.sampleDigest], with: PaperReader())
    expectNothingMoves(list.papers, by: Array(Self.strays.dropFirst()))
  }

  @Test func wordsThatABackgroundDoesNotKnowAreNoStrays() {
    func papers(_ name: String, _ text: String, count: Int) -> [Paper] {
      (0..<count).map { index in
        Paper(
          id: PaperID("\(name)\(index)"), title: text,
          abstract: text.split(separator: " ").rotated(by: index).joined(separator: " "))
      }
    }
    let report = report(
      papers("reef", "coral reefs bleaching water colony divers", count: 12)
        + papers("bus", "electric buses charging depot battery fleet", count: 12)
        + papers("кубит", "квантовые кубиты запутанность схема ошибки коды", count: 10))
    #expect(report.outliers.isEmpty)
    #expect(report.clusters.flatMap(\.papers).allSatisfy { !$0.isStray })
    let groups = report.clusters.map { Set($0.papers.map { $0.paper.id.description.prefix(3) }) }
    #expect(groups.allSatisfy { $0.count == 1 })
  }

  @Test func papersWithoutKinAreGroupedWhenThereAreNoOthers() {
    let report = report(Self.strays)
    #expect(report.clusters.flatMap(\.papers).count == Self.strays.count)
    #expect(report.clusters.flatMap(\.papers).allSatisfy { !$0.isStray })
  }

  @Test func asManyGroupsAsPapersAreToBeHad() {
    let papers = Seeded.papers(30) + Self.strays
    let report = Engine(papers).clusters(count: papers.count)
    #expect(report.clusters.count == papers.count)
  }
}

extension Array {
  /// The elements, begun at another one.
  fileprivate func rotated(by offset: Int) -> [Element] {
    indices.map { self[($0 + offset) % count] }
  }
}
