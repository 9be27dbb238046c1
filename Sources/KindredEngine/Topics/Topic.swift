// SPDX-License-Identifier: Apache-2.0

public import KindredPapers

/// A subject that lasts: a group that keeps its name from week to week.
public struct Topic: Equatable, Sendable {
  /// Which one it is, from 1: its place and its color.
  public var number: Int

  /// What it is called, on one line; an editor may change it.
  public var name: String

  /// What an editor notes.
  public var notes = ""

  /// Papers that belong to it whatever they are about, and papers that do not.
  public var pinned: [PaperID] = []
  /// See ``pinned``.
  public var barred: [PaperID] = []

  /// Names of topics that were joined with it.
  public var merged: [String] = []

  /// Papers that it has had, ascending.
  public var papers: [PaperID] = []

  /// The terms that describe it and their weights, above 0.
  public var terms: [String: Double] = [:]

  /// What else its file says of it.
  public var others: [String: JSONValue] = [:]

  /// A topic from its number and name.
  public init(number: Int, name: String) {
    self.number = number
    self.name = name
  }

  /// Terms that describe a topic, at most.
  static let termCount = 60

  /// The strongest terms, rounded so that they are written in a few digits.
  static func strongest(_ terms: [String: Double]) -> [String: Double] {
    let rounded = terms.mapValues { ($0 * 1e4).rounded() / 1e4 }.filter { $0.value > 0 }
    let kept = rounded.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(termCount)
    return Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
  }

  /// The topic with all that another one has.
  mutating func join(_ other: Topic) {
    let own = Double(max(1, papers.count))
    let added = Double(max(1, other.papers.count))
    var sums = terms.mapValues { $0 * own / (own + added) }
    for (term, weight) in other.terms { sums[term, default: 0] += weight * added / (own + added) }
    terms = Self.strongest(sums)
    if notes.isEmpty { notes = other.notes }
    pinned = Self.union(pinned, other.pinned)
    barred = Self.union(barred, other.barred).filter { !pinned.contains($0) }
    papers = Self.union(papers, other.papers).sorted()
    merged += (other.name == name ? [] : [other.name]) + other.merged
    merged = merged.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    others.merge(other.others) { own, _ in own }
  }

  private static func union(_ left: [PaperID], _ right: [PaperID]) -> [PaperID] {
    let known = Set(left)
    return left + right.filter { !known.contains($0) }
  }
}
