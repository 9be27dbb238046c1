// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import KindredPapers
import TestSupport
import Testing

@testable import KindredEngine

@Suite struct ClusterNamerTests {
  private func terms(_ papers: [Paper], groups: Int) -> [[String]] {
    Engine(papers).clusters(count: groups).clusters.map { $0.terms.map(\.term) }
  }

  private let papers =
    (0..<6).map { index in
      Paper(
        id: PaperID("reef\(index)"), title: "Coral reefs",
        abstract: "We propose a novel method for coral reefs and coral bleaching. Reef \(index).")
    }
    + (0..<6).map { index in
      Paper(
        id: PaperID("code\(index)"), title: "Surface codes",
        abstract: "We propose a novel method for the surface code and its decoders. Qubit \(index)."
      )
    }

  @Test func phrasesNameAGroup() {
    let names = Engine(papers).clusters(count: 2).clusters.map(\.label)
    #expect(names.contains { $0.lowercased().contains("coral reefs") })
    #expect(names.contains { $0.lowercased().contains("surface code") })
  }

  @Test func wordsOfEveryPaperNameNothing() {
    for term in terms(papers, groups: 2).joined() {
      for word in ["propose", "novel", "method", "we", "its"] {
        #expect(!term.lowercased().split(separator: " ").contains(Substring(word)))
      }
    }
  }

  @Test func noTermRepeatsAnother() {
    for terms in terms(Seeded.papers(60), groups: 4) {
      for (index, term) in terms.enumerated() {
        let words = Set(term.split(separator: " "))
        for other in terms[(index + 1)...] {
          let others = Set(other.split(separator: " "))
          #expect(!words.isSubset(of: others) && !others.isSubset(of: words))
        }
      }
    }
  }

  @Test func noTwoLabelsShareAPhrase() {
    let labels = Engine(Seeded.papers(60, subjectCount: 2)).clusters(count: 6).clusters
      .flatMap { $0.label.split(separator: ", ").map(String.init) }
    #expect(labels.count >= 6)
    #expect(Set(labels).count == labels.count)
  }

  @Test func aPhraseThatIsTheStrongestOfTwoGroupsNamesOneOfThem() {
    func papers(_ name: String, _ text: String) -> [Paper] {
      (0..<8).map { Paper(id: PaperID("\(name)\($0)"), title: "On \(text)", abstract: "\(text).") }
    }
    /// Papers on coral reefs, a few of which hold something else.
    func reefs(_ name: String, _ other: String) -> [Paper] {
      Array(papers(name, "coral reefs").prefix(5))
        + papers(name, "coral reefs, \(other)").suffix(3)
    }
    let papers =
      reefs("a", "bright fish") + reefs("b", "sea turtles")
      + papers("c", "surface codes") + papers("d", "electric buses")
    let engine = Engine(papers, options: EngineOptions(background: .none))
    let namer = ClusterNamer(engine.corpus, GroupingRows(engine, groupCount: 4))
    let names = namer.names(
      of: (0..<4).map { Array(8 * $0..<8 * $0 + 8) }, parallelism: .sequential)
    let labels = names.flatMap { $0.label.split(separator: ", ") }
    #expect(labels.contains("coral reefs"))
    #expect(Set(labels).count == labels.count, "\(names.map(\.label))")
    #expect(names.allSatisfy { !$0.label.isEmpty })
  }

  @Test func groupsWithoutALabelOfTheirOwnHaveNoWordsOfOthers() {
    let same = (0..<9).map {
      Paper(id: PaperID("p\($0)"), title: "Coral reefs", abstract: "Coral reefs \($0 % 3).")
    }
    for cluster in Engine(same).clusters(count: 3).clusters {
      #expect(!cluster.description.hasPrefix(";") && !cluster.description.hasPrefix("also"))
    }
  }

  @Test func descriptionsBeginWithTheLabel() {
    for cluster in Engine(papers).clusters(count: 2).clusters {
      for term in cluster.terms { #expect(cluster.description.contains(term.term)) }
      let first = cluster.label.prefix { $0 != "," }
      #expect(cluster.description.hasPrefix(first))
      #expect(!cluster.description.contains("\n"))
    }
  }

  @Test func namesSayWhatTwoPapersSay() {
    let all = Engine(Seeded.papers(60)).clusters(count: 4)
    for cluster in all.clusters {
      for term in cluster.terms {
        let holders = cluster.papers.count { member in
          "\(member.paper.title) \(member.paper.abstract)".lowercased()
            .contains(term.term.lowercased())
        }
        #expect(holders >= 2)
      }
    }
  }

  @Test func aGroupWithoutTermsIsNamedByItsBestPaper() {
    let papers = [
      Paper(id: PaperID("a"), title: "A novel method"),
      Paper(id: PaperID("b"), title: "A novel method"),
    ]
    #expect(Engine(papers).clusters(count: 1).clusters[0].label == "A novel method")
  }

  /// The labels of groups of papers, each of which has its own title and abstract.
  private func labels(_ groups: [[(title: String, abstract: String)]]) -> [String] {
    let papers = groups.enumerated().flatMap { group, texts in
      texts.enumerated().map {
        Paper(
          id: PaperID("g\(group)p\($0)"), title: $1.title, abstract: $1.abstract)
      }
    }
    let engine = Engine(papers, options: EngineOptions(background: .none))
    var start = 0
    let rows = groups.map { texts in
      defer { start += texts.count }
      return Array(start..<start + texts.count)
    }
    return ClusterNamer(engine.corpus, GroupingRows(engine, groupCount: groups.count))
      .names(of: rows, parallelism: .sequential).map(\.label)
  }

  /// Titles that one paper has each.
  private let rare = ["Alpha", "Beta", "Gamma", "Delta"]

  private let codes = (0..<8).map { (title: "Surface codes \($0)", abstract: "The surface code.") }

  @Test func verbsAndAdjectivesAloneNameNothing() {
    let reefs = (0..<8).map { _ in
      (
        title: "On coral gardens",
        abstract: "We magnify the corals. It is tropical, and tropical, for the coral garden."
      )
    }
    let label = labels([reefs, codes])[0]
    #expect(label.contains("coral garden"))
    #expect(!label.contains("magnify") && !label.contains("tropical"), "\(label)")
  }

  @Test func aNameNeedsHalfOfItsGroup() {
    func reefs(named: Int) -> [(title: String, abstract: String)] {
      (0..<8).map {
        (
          title: $0 < 4 ? "Coral gardens" : rare[$0 - 4],
          abstract: $0 < named ? "With ReefNet9 we look." : "We look."
        )
      }
    }
    #expect(!labels([reefs(named: 3), codes])[0].contains("ReefNet9"))
    #expect(labels([reefs(named: 8), codes])[0].contains("ReefNet9"))
  }

  @Test func whatOthersHoldTooNamesNothing() {
    let others = (0..<8).map { (title: "Surface codes \($0)", abstract: "For sand banks.") }
    let reefs = (0..<8).map {
      (title: $0 < 4 ? "Coral gardens" : rare[$0 - 4], abstract: "In sand banks.")
    }
    #expect(!labels([reefs, others]).joined().contains("sand banks"))
    #expect(labels([reefs, codes])[0].contains("sand banks"))
  }

  @Test func aSecondPhraseSaysSomethingOfOtherPapers() {
    let half = (0..<8).map {
      (title: $0 < 4 ? "Coral gardens" : "Sea turtles", abstract: "A look.")
    }
    let label = labels([half, codes])[0]
    #expect(label.contains("Coral gardens") && label.contains("Sea turtles"), "\(label)")
    let same = (0..<8).map { _ in (title: "Coral gardens with sea turtles", abstract: "A look.") }
    #expect(!labels([same, codes])[0].contains(","))
  }
}
