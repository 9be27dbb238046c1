// SPDX-License-Identifier: Apache-2.0

/// Makes one paper of all mentions of it, as they come; ``PaperList/folded()`` says which stands.
package struct PaperFolding {
  /// The papers so far, where they were first mentioned, and what became of the other mentions.
  package private(set) var list: PaperList

  private var placeOfID: [PaperID: Int] = [:]

  /// The papers that share a local name.
  private var families: [PaperID: [Member]] = [:]

  /// A paper of a family: where it stands and, once another mention came, its words.
  private struct Member {
    let place: Int
    var namesake: Namesake?
  }

  /// - Parameter list: what is there already, without papers.
  package init(into list: PaperList = PaperList(), capacity: Int = 0) {
    self.list = list
    placeOfID.reserveCapacity(capacity)
  }

  /// Adds a mention. Returns the identifier of the paper that it is one of.
  @discardableResult
  package mutating func add(_ mention: Paper) -> PaperID {
    let family = mention.id.family
    let paper = family.map { mention.named(name(of: mention, in: $0)) } ?? mention
    guard let place = placeOfID[paper.id] else {
      placeOfID[paper.id] = list.papers.count
      if let family, paper.id.family == family {
        families[family, default: []].append(Member(place: list.papers.count))
      }
      if paper.id != mention.id {
        list.renamedPapers.append(RenamedPaper(id: mention.id, newID: paper.id))
      }
      list.papers.append(paper)
      return paper.id
    }
    let standing = list.papers[place]
    let kept = standing.isNewer(than: paper) ? standing : paper
    let dropped = kept == paper ? standing : paper
    let filled = kept.filled(from: dropped)
    // Listed again elsewhere as it is, it is still from where it came.
    list.papers[place] = filled.from(standing.source) == standing ? standing : filled
    list.foldedPapers.append(
      FoldedPaper(id: paper.id, droppedVersion: dropped.version, keptVersion: kept.version))
    if let family, let member = families[family]?.firstIndex(where: { $0.place == place }) {
      families[family]?[member].namesake = nil
    }
    return paper.id
  }

  /// The identifier of the paper that a mention under a local name is one of.
  private mutating func name(of mention: Paper, in family: PaperID) -> PaperID {
    guard var members = families[family] else { return mention.id }
    for index in members.indices where members[index].namesake == nil {
      members[index].namesake = Namesake(list.papers[members[index].place])
    }
    families[family] = members
    return Namesake(mention).name(among: members.compactMap(\.namesake))
  }
}

extension Paper {
  /// The paper with what it lacks from another mention of it.
  package func filled(from other: Paper) -> Paper {
    let lacksNothing =
      (!abstract.isEmpty || other.abstract.isEmpty) && (date != nil || other.date == nil)
      && (!authors.isEmpty || other.authors.isEmpty)
      && (!categories.isEmpty || other.categories.isEmpty)
      && (journal != nil || other.journal == nil) && (doi != nil || other.doi == nil)
      && (url != nil || other.url == nil) && (label != nil || other.label == nil)
    if lacksNothing { return self }
    return Paper(
      id: id, version: version, title: title, authors: authors.isEmpty ? other.authors : authors,
      abstract: abstract.isEmpty ? other.abstract : abstract, date: date ?? other.date,
      categories: categories.isEmpty ? other.categories : categories,
      journal: journal ?? other.journal, doi: doi ?? other.doi, url: url ?? other.url,
      label: label ?? other.label, source: source)
  }

  /// Whether the paper stands for another of the same identifier that was listed later: a higher
  /// version does, and of equal or absent ones a later date.
  package func isNewer(than other: Paper) -> Bool {
    let versions = (version ?? 0, other.version ?? 0)
    if versions.0 != versions.1 { return versions.0 > versions.1 }
    guard let date, let otherDate = other.date else { return date != nil && other.date == nil }
    return date > otherDate
  }
}
