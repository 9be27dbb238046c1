// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import TestSupport
import Testing

@testable import KindredEngine

@Suite struct TopicsTests {
  private let options = EngineOptions(background: .none)

  private static let subjects = [
    "coral reefs, bleaching and sea turtles in warm lagoons",
    "surface codes, qubits and decoders of quantum memories",
    "electric buses, batteries and charging at depots",
    "sign language, signers and translation of gestures",
    "glacier ice, meltwater and crevasses in polar valleys",
  ]

  /// Papers of a week on some subjects, so many of each.
  private func week(_ number: Int, _ subjects: [Int], each: Int = 5) -> [Paper] {
    subjects.flatMap { subject in
      (0..<each).map { index in
        let words = Self.subjects[subject].split(separator: " ").map(String.init)
        let turned = words[(index % words.count)...] + words[..<(index % words.count)]
        return Paper(
          id: PaperID("w\(number)s\(subject)p\(index)"),
          title: "On \(Self.subjects[subject])",
          abstract: "\(turned.joined(separator: " ")). \(Self.subjects[subject]) \(index).")
      }
    }
  }

  private func grouped(_ papers: [Paper], _ topics: Topics, count: Int? = nil) -> PaperClusters {
    Engine.clusters(
      of: Corpus(papers), by: topics, keepsDuplicates: true, count: count, options: options)
  }

  private func learned(_ papers: [Paper], _ topics: Topics = Topics(), count: Int? = nil) -> Topics
  {
    topics.learning(from: grouped(papers, topics, count: count), Corpus(papers))
  }

  private func edited(_ topics: Topics, _ edit: (String) -> String) throws -> Topics {
    let text = edit(String(decoding: topics.encode(), as: UTF8.self))
    return try Topics(decoding: Array(text.utf8))
  }

  /// The subjects of a group's papers, by the names that these tests give papers.
  private func subjects(_ cluster: PaperCluster) -> Set<Character> {
    Set(cluster.papers.compactMap { $0.paper.id.description.dropFirst(3).first })
  }

  @Test func namesPinsAndNumbersLastSixWeeks() throws {
    var topics = learned(week(0, [0, 1, 2]), count: 3)
    #expect(topics.list.map(\.number) == [1, 2, 3])
    let reefs = try #require(topics.list.first { $0.papers.contains(PaperID("w0s0p0")) })
    // The editor gives a name and a note, and pins the second paper of each week's qubits.
    let place = try #require(topics.list.firstIndex { $0.number == reefs.number })
    topics.list[place].name = "Life under water"
    topics.list[place].notes = "ask Ada"
    topics.list[place].pinned = (1...6).map { PaperID("w\($0)s1p1") }
    topics.list[place].barred = (1...6).map { PaperID("w\($0)s0p2") }
    let qubits = try #require(topics.list.first { $0.papers.contains(PaperID("w0s1p0")) })

    for number in 1...6 {
      topics = try edited(topics) { $0 }
      let papers = week(number, number > 3 ? [0, 1, 2, 4] : [0, 1, 2])
      let clusters = grouped(papers, topics, count: 1)
      let water = try #require(clusters.clusters.first { $0.label == "Life under water" })
      let ids = Set(water.papers.map(\.paper.id.description))
      #expect(water.topic == reefs.number && water.isKnown)
      #expect(ids.contains("w\(number)s1p1") && !ids.contains("w\(number)s0p2"))
      #expect(ids.count { $0.contains("s0") } == 4)
      let codes = try #require(clusters.clusters.first { $0.topic == qubits.number })
      #expect(codes.label == qubits.name && codes.papers.count == 4)
      topics = topics.learning(from: clusters, Corpus(papers))
    }
    let last = try #require(topics.list.first { $0.number == reefs.number })
    #expect(last.name == "Life under water" && last.notes == "ask Ada")
    #expect(last.papers.contains(PaperID("w6s1p1")) && last.papers.contains(PaperID("w0s0p0")))
    // Glaciers came in the fourth week, and stayed one topic.
    #expect(topics.list.count { $0.papers.contains { $0.description.contains("s4") } } == 1)
  }

  @Test func anUnrelatedPaperChangesNoName() {
    let topics = learned(week(0, [0, 1, 2]), count: 3)
    let papers = week(1, [0, 1, 2])
    let before = grouped(papers, topics)
    let stranger = Paper(
      id: PaperID("zzz"), title: "Medieval charters of a cloister", abstract: "Wax seals, vellum.")
    let after = grouped(papers + [stranger], topics)
    #expect(before.clusters.map(\.label) == topics.list.map(\.name))
    #expect(after.clusters.filter(\.isKnown).map(\.label) == before.clusters.map(\.label))
    #expect(
      after.clusters.filter(\.isKnown).map { Set($0.papers.map(\.paper.id)) }
        == before.clusters.map { Set($0.papers.map(\.paper.id)) })
  }

  @Test func whatFitsNoTopicMakesNewGroups() throws {
    let topics = learned(week(0, [0, 1]), count: 2)
    let clusters = grouped(week(1, [0, 3, 4]), topics, count: 2)
    #expect(clusters.clusters.map(\.isKnown) == [true, false, false])
    #expect(clusters.clusters.dropFirst().map(\.topic) == [3, 4])
    #expect(clusters.clusters.map { subjects($0).count } == [1, 1, 1])
    #expect(Set(clusters.clusters.map(\.label)).count == 3)
  }

  @Test func theSamePapersAgainChangeNothing() {
    let papers = week(0, [0, 1, 2])
    let topics = learned(papers, count: 3)
    #expect(learned(papers, topics) == topics)
  }

  @Test func fewPapersMakeNoTopic() {
    let topics = learned(week(0, [0], each: 5) + week(0, [1], each: 2), count: 2)
    #expect(topics.list.count == 1)
  }

  @Test func topicsOfOneNameAreJoined() throws {
    let topics = learned(week(0, [0, 1, 2]), count: 3)
    let (first, third) = (topics.list[0], topics.list[2])
    let joined = try edited(topics) { $0.replacing("\"\(third.name)\"", with: "\"\(first.name)\"") }
    #expect(joined.list.map(\.number) == [1, 2])
    #expect(joined.list[0].papers == (first.papers + third.papers).sorted())
    let clusters = grouped(week(1, [0, 1, 2]), joined)
    #expect(clusters.clusters.map(\.papers.count) == [10, 5])
  }

  @Test func aTopicTakesThoseThatItNamesAsMerged() throws {
    var topics = learned(week(0, [0, 1, 2]), count: 3)
    let (first, third) = (topics.list[0].name, topics.list[2])
    topics.list[2].merged = [first]
    let joined = try edited(topics) { $0 }
    #expect(joined.list.map(\.number) == [2, 3])
    #expect(joined.list[1].name == third.name && joined.list[1].merged == [first])
    #expect(try edited(joined) { $0 } == joined)
  }

  @Test func aTopicThatIsSplitByHandStaysSplit() throws {
    var topics = learned(week(0, [0, 1]), count: 1)
    #expect(topics.list.count == 1)
    var second = topics.list[0]
    second.number = 2
    second.name = "codes"
    second.papers.removeAll { $0.description.contains("s0") }
    second.terms = [:]
    topics.list[0].papers.removeAll { $0.description.contains("s1") }
    topics.list[0].terms = [:]
    topics.list.append(second)
    topics = learned(week(0, [0, 1]), try edited(topics) { $0 })
    let clusters = grouped(week(1, [0, 1]) + week(0, [0, 1]), topics)
    #expect(clusters.clusters.map(\.topic) == [1, 2])
    #expect(clusters.clusters.map { subjects($0) } == [["0"], ["1"]])
  }

  @Test func aTopicWithOnlyANameIsWhatItsNameSays() throws {
    let topics = try Topics(
      decoding: Array(
        #"{"version":1,"topics":[{"name":"coral reefs"},{"name":"quantum codes"}]}"#.utf8))
    let clusters = grouped(week(1, [0, 1]), topics)
    #expect(clusters.clusters.map(\.label) == ["coral reefs", "quantum codes"])
    #expect(clusters.clusters.map { subjects($0) } == [["0"], ["1"]])
  }

  @Test func aFileThatIsReadIsWrittenAgain() throws {
    let text = """
      {"version":1,"owner":{"name":"Ada","since":2031,"share":0.5,"on":true,"left":null},
       "topics":[{"number":4,"name":"reefs","color":"teal","in":["arXiv:2403.12008v2"],
       "papers":["b","a"],"terms":{"coral":2,"reef":0.25}},{"name":"codes"}]}
      """
    let topics = try Topics(decoding: Array(text.utf8))
    #expect(topics.list.map(\.number) == [4, 5])
    #expect(topics.list[0].pinned == [PaperID("2403.12008")])
    #expect(topics.list[0].others == ["color": .text("teal")])
    let written = topics.encode()
    #expect(try Topics(decoding: written) == topics)
    #expect(try Topics(decoding: written).encode() == written)
    let lines = String(decoding: written, as: UTF8.self).split(separator: "\n")
    #expect(lines.contains { $0.hasSuffix("\"a\",") } && lines.contains { $0.hasSuffix("\"b\"") })
    #expect(lines.contains { $0.contains("\"coral\" : 2") })
  }

  @Test func aBrokenFileIsToldInASentence() {
    func error(_ text: String) -> TopicsError? {
      do {
        _ = try Topics(decoding: Array(text.utf8))
        return nil
      } catch {
        return error
      }
    }
    #expect(error("{\"version\":1,") == .notJSON)
    #expect(error("[]") == .noTopics)
    #expect(error("{\"topics\":[]}") == .noTopics)
    #expect(error("{\"version\":2,\"topics\":[]}") == .newerVersion(2))
    func field(_ topic: String) -> TopicsError? { error("{\"version\":1,\"topics\":[\(topic)]}") }
    #expect(
      field("{}") == .badField(topic: 1, field: "name", wanted: "a text that is not empty"))
    #expect(field("7") == .badField(topic: 1, field: "topics", wanted: "an object"))
    #expect(
      field(#"{"name":"a","papers":"b"}"#)
        == .badField(topic: 1, field: "papers", wanted: "a list of texts"))
    for terms in ["[]", #"{"a":"b"}"#, #"{"a":-1}"#, #"{"a":1e300}"#] {
      #expect(
        field(#"{"name":"a","terms":\#(terms)}"#)
          == .badField(
            topic: 1, field: "terms", wanted: "an object of terms and their weights, above 0"))
    }
    #expect(
      field(#"{"name":"a","number":1},{"name":"b","number":1}"#) == .sameNumber(1, "a", "b"))
    #expect(
      field(#"{"name":"a","in":["x"]},{"name":"b","in":["x"]}"#)
        == .pinnedTwice(
          paper: "x", "a", "b"))
    #expect(field(#"{"name":"a","in":["x"],"out":["x"]}"#) == .pinnedTwice(paper: "x", "a", "a"))
  }

  @Test func periodsAreComparedByTopic() {
    let topics = learned(week(0, [0, 1]), count: 2)
    let comparison = PeriodComparison(
      [week(1, [0, 3]), week(2, [0, 3, 1])].counted(), keepsDuplicates: true, topics: topics,
      options: options)
    #expect(
      comparison.periods[0].clusters[0].label
        == topics.list.first {
          $0.papers.contains(PaperID("w0s0p0"))
        }?.name)
    let kinds = comparison.diffs[0].changes.map(\.kind)
    #expect(kinds.count { $0 == .new } == 1 && !kinds.contains(.gone))
    #expect(comparison.periods[1].clusters.allSatisfy { $0.isKnown })
  }

  @Test func noPapersAndNoTopicsHaveAnswers() {
    #expect(grouped([], Topics()).clusters.isEmpty)
    let topics = learned(week(0, [0, 1]), count: 2)
    #expect(grouped([], topics).clusters.isEmpty)
    #expect(grouped([Paper(title: "A novel method")], topics).clusters.count <= 1)
    #expect(topics.learning(from: grouped([], topics), Corpus([])) == topics)
  }
}
