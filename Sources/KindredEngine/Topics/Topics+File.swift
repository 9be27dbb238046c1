// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredPapers

extension Topics {
  /// The version of the format that is written, and the newest that is read.
  public static let version = 1

  /// Reads a file of topics: JSON, an object with `version` and `topics`. A topic needs a name; the
  /// fields that are not known are kept.
  ///
  /// - Throws: ``TopicsError``.
  public init(decoding bytes: [UInt8]) throws(TopicsError) {
    let value: JSONValue
    do {
      value = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    } catch {
      throw .notJSON
    }
    guard case .object(var fields) = value, case .list(let values)? = fields["topics"] else {
      throw .noTopics
    }
    guard case .integer(let version)? = fields["version"] else {
      throw .noTopics
    }
    if version > Self.version { throw .newerVersion(version) }
    fields["topics"] = nil
    fields["version"] = nil
    var topics: [Topic] = []
    for (index, value) in values.enumerated() {
      topics.append(try TopicFields(value, place: index + 1).topic())
    }
    // Topics without a number come after the others, in their order.
    var next = (topics.map(\.number).max() ?? 0) + 1
    for place in topics.indices where topics[place].number == 0 {
      topics[place].number = next
      next += 1
    }
    self.init(topics, others: fields)
    try check()
  }

  private func check() throws(TopicsError) {
    for (topic, next) in zip(list, list.dropFirst()) where topic.number == next.number {
      throw .sameNumber(topic.number, topic.name, next.name)
    }
    var homes: [PaperID: String] = [:]
    for topic in list {
      for paper in topic.pinned {
        if let home = homes.updateValue(topic.name, forKey: paper), home != topic.name {
          throw .pinnedTwice(paper: paper.description, home, topic.name)
        }
        if topic.barred.contains(paper) {
          throw .pinnedTwice(paper: paper.description, topic.name, topic.name)
        }
      }
    }
  }

  /// The file: fields in byte order, a paper and a term a line, so that versions of it can be
  /// compared line by line. Ends in a line feed.
  public func encode() -> [UInt8] {
    let topics = list.map { topic -> JSONValue in
      var fields = topic.others
      fields["number"] = .integer(topic.number)
      fields["name"] = .text(topic.name)
      fields["notes"] = .text(topic.notes)
      fields["in"] = .list(topic.pinned.map { .text($0.description) })
      fields["out"] = .list(topic.barred.map { .text($0.description) })
      fields["merged"] = .list(topic.merged.map { .text($0) })
      fields["papers"] = .list(topic.papers.map { .text($0.description) })
      fields["terms"] = .object(topic.terms.mapValues { .number($0) })
      return .object(fields)
    }
    var fields = others
    fields["version"] = .integer(Self.version)
    fields["topics"] = .list(topics)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Every number was read from JSON or is rounded, and so is finite.
    guard let data = try? encoder.encode(JSONValue.object(fields)) else { return [] }
    return Array(data) + [UInt8(ascii: "\n")]
  }
}

/// The fields of a topic in a file, each taken once; what is left is kept as it is.
private struct TopicFields {
  private var fields: [String: JSONValue]
  private let place: Int

  init(_ value: JSONValue, place: Int) throws(TopicsError) {
    guard case .object(let fields) = value else {
      throw .badField(topic: place, field: "topics", wanted: "an object")
    }
    self.fields = fields
    self.place = place
  }

  func topic() throws(TopicsError) -> Topic {
    var rest = self
    guard let name = try rest.text("name")?.onOneLine(), !name.isEmpty else {
      throw .badField(topic: place, field: "name", wanted: "a text that is not empty")
    }
    var topic = Topic(number: 0, name: name)
    switch rest.fields.removeValue(forKey: "number") {
    case .integer(let number)? where number > 0 && number < 1_000_000: topic.number = number
    case nil, .null?: break
    default: throw .badField(topic: place, field: "number", wanted: "a whole number from 1 on")
    }
    topic.notes = try rest.text("notes") ?? ""
    topic.pinned = try rest.papers("in")
    topic.barred = try rest.papers("out")
    topic.papers = Set(try rest.papers("papers")).sorted()
    topic.merged = try rest.texts("merged").map { $0.onOneLine() }
    topic.terms = try rest.weights("terms")
    topic.others = rest.fields
    return topic
  }

  private mutating func text(_ field: String) throws(TopicsError) -> String? {
    switch fields.removeValue(forKey: field) {
    case .text(let text)?: text
    case nil, .null?: nil
    default: throw .badField(topic: place, field: field, wanted: "a text")
    }
  }

  private mutating func texts(_ field: String) throws(TopicsError) -> [String] {
    let error = TopicsError.badField(topic: place, field: field, wanted: "a list of texts")
    switch fields.removeValue(forKey: field) {
    case nil, .null?: return []
    case .list(let values)?:
      var texts: [String] = []
      for value in values {
        guard case .text(let text) = value else { throw error }
        texts.append(text)
      }
      return texts
    default: throw error
    }
  }

  private mutating func papers(_ field: String) throws(TopicsError) -> [PaperID] {
    try texts(field).map { PaperReference($0)?.id ?? PaperID($0) }
  }

  private mutating func weights(_ field: String) throws(TopicsError) -> [String: Double] {
    let error = TopicsError.badField(
      topic: place, field: field, wanted: "an object of terms and their weights, above 0")
    switch fields.removeValue(forKey: field) {
    case nil, .null?: return [:]
    case .object(let values)?:
      var weights: [String: Double] = [:]
      for (term, value) in values {
        let weight: Double
        switch value {
        case .integer(let number): weight = Double(number)
        case .number(let number): weight = number
        default: throw error
        }
        guard weight > 0, weight.isFinite, weight < 1e6 else { throw error }
        weights[term] = weight
      }
      return weights
    default: throw error
    }
  }
}
