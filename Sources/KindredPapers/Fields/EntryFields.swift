// SPDX-License-Identifier: Apache-2.0

/// What the fields of one entry tell, sorted by what they tell, whatever layout they come from.
struct EntryFields {
  /// What one field tells.
  private struct Value {
    let concept: FieldConcept
    let rank: Int
    let texts: [String]
    /// Whether the layout tells the texts apart, or all stand in one.
    let isList: Bool
    /// Whether spaces stand between categories.
    let hasSpaces: Bool
  }

  private var values: [Value] = []

  /// Whether our own writers wrote the entry, so that every text means what it says.
  let isVerbatim: Bool

  /// Sentences about what had to be forgiven.
  var remarks: [String] = []

  init(isVerbatim: Bool = false) { self.isVerbatim = isVerbatim }

  /// Adds a field.
  ///
  /// - Parameters:
  ///   - texts: what it holds; texts that say nothing are left out.
  ///   - isList: whether the texts are apart; else a single one may hold several.
  mutating func add(
    _ entry: FieldVocabulary.Entry, _ texts: [String], isList: Bool = false, hasSpaces: Bool = false
  ) {
    let said = isVerbatim ? texts.filter { !$0.isEmpty } : texts.filter { !NoValue.isSaid(by: $0) }
    if said.isEmpty { return }
    values.append(
      Value(
        concept: entry.concept, rank: entry.rank, texts: said, isList: isList, hasSpaces: hasSpaces)
    )
  }

  /// Adds a field under a name that is known.
  mutating func add(_ concept: FieldConcept, _ texts: [String], isList: Bool = false) {
    add(FieldVocabulary.Entry(concept: concept, rank: 0), texts, isList: isList)
  }

  private func fields(_ concept: FieldConcept) -> [Value] {
    let found = values.filter { $0.concept == concept }
    return found.count < 2
      ? found
      : found.enumerated()
        .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
  }

  /// The texts of all fields that tell something, the surest first.
  func all(_ concept: FieldConcept) -> [String] { fields(concept).flatMap(\.texts) }

  /// The first of them.
  func first(_ concept: FieldConcept) -> String? {
    var best: Int?
    for place in values.indices where values[place].concept == concept {
      if let known = best, values[known].rank <= values[place].rank { continue }
      best = place
    }
    return best.flatMap { values[$0].texts.first }
  }

  /// The paper that they tell of.
  var draft: PaperDraft {
    var draft = PaperDraft()
    draft.isVerbatim = isVerbatim
    draft.remarks = remarks
    draft.otherKind = otherKind
    draft.title = [first(.title), first(.title) == nil ? nil : first(.subtitle)]
      .compactMap { $0 }.joined(separator: ": ")
    draft.authors = authors
    draft.abstract = fields(.abstract).first?.texts.joined(separator: " ") ?? ""
    draft.date = dates.firstDate
    draft.version = first(.version).flatMap {
      Int($0.onOneLine().parts(between: "v.").first.map(String.init) ?? "")
    }
    draft.categories = categories
    draft.journal = first(.journal)
    let dois = isVerbatim ? all(.doi) : (all(.doi) + all(.id)).compactMap(WrittenIdentifier.doi)
    draft.doi = dois.first
    draft.url = all(.url).first { $0.contains("://") } ?? first(.url)
    if let url = draft.url, !isVerbatim, url.ranges(of: "://").count > 1 {
      // Some put several between spaces.
      draft.url = url.parts(between: " ;\n").first.map { String($0) }
    }
    draft.names = names(dois)
    return draft
  }

  /// Names of the first field that has a list of them, or else in the first text.
  private var authors: [String] {
    let found = fields(.authors)
    guard let field = found.first(where: \.isList) ?? found.first else { return [] }
    let names =
      field.isList
      ? found.filter { $0.isList && $0.rank == field.rank }.flatMap(\.texts)
      : field.texts.flatMap(AuthorList.split)
    return isVerbatim ? names : names.map(Self.withoutNumber)
  }

  /// A name without the number by which DBLP tells people of one name apart: `Carl Dee 0001`.
  private static func withoutNumber(_ name: String) -> String {
    let number = name.utf8.suffix(5)
    let isNumbered = number.starts(with: " 00".utf8) && number.dropFirst().allSatisfy(\.isDigit)
    return isNumbered && number.count == 5 ? String(Substring(name.utf8.dropLast(5))) : name
  }

  /// Kinds of entries that reference managers keep beside papers.
  private static let otherKinds: Set<String> = ["attachment", "note", "annotation"]

  /// What the entry is where it is no paper, or nil.
  var otherKind: String? {
    first(.kind).map { $0.onOneLine().lowercased() }.flatMap {
      Self.otherKinds.contains($0) ? $0 : nil
    }
  }

  /// Categories of the first field that has any, after the primary one where that is told apart.
  private var categories: [String] {
    let found = fields(.categories)
    let best = found.filter { $0.rank == found.first?.rank }
    let others = best.flatMap { field in
      field.isList
        ? field.texts
        : field.texts.flatMap { CategoryList.split($0, spacesSeparate: field.hasSpaces) }
    }
    if isVerbatim { return all(.primaryCategory) + others }
    var seen: Set<String> = []
    return (all(.primaryCategory) + others).filter { seen.insert($0).inserted }
  }

  /// Dates, the surest first.
  private var dates: [String] {
    let year = first(.year)
    let parts = [year, first(.month), first(.day)].compactMap { $0 }
    let composed = year != nil && parts.count > 1 ? Self.joined(parts) : nil
    // `MAR 15` goes with a year that stands elsewhere.
    let dates = all(.date).map { text in
      PaperDate.written(text) == nil ? year.map { "\($0) \(text)" } ?? text : text
    }
    // A year may stand beside a day.
    let years = all(.year)
    let whole = years.dropFirst().filter { text in
      guard let date = PaperDate.written(text), date.month != nil else { return false }
      return date.year == years.first.flatMap(PaperDate.written)?.year
    }
    return dates + [composed].compactMap { $0 } + whole + years
  }

  /// Year, month and day as one date. A month may be a name or a number, and have a day beside it
  /// (`JUN 3`).
  private static func joined(_ parts: [String]) -> String {
    var words = parts.dropFirst().flatMap { $0.onOneLine().parts(between: " ~,.-–/") }
    func month(_ word: Substring) -> Int? { PaperDate.month(named: word) ?? Int(word) }
    let place = words.firstIndex { PaperDate.month(named: $0) != nil } ?? words.startIndex
    guard place < words.count, let month = month(words[place]), (1...12).contains(month) else {
      return parts[0]
    }
    words.remove(at: place)
    let day = words.lazy.compactMap { Int($0) }.first { (1...31).contains($0) }
    return ([parts[0], String(month)] + [day.map { String($0) }].compactMap { $0 })
      .joined(separator: "-")
  }

  /// Identifiers from the surest to the least.
  private func names(_ dois: [String]) -> [String] {
    let own = all(.id)
    let keys = all(.key)
    if isVerbatim { return own + all(.arXiv) + dois + keys }
    // A hash of the text is a name that we gave.
    if let first = (own + keys).first, PaperID(first).isDerived { return [first] }
    let ids = own.map { String($0.onOneLine().rest(after: "oai:arXiv.org:") ?? $0[...]) }
    let arXiv = all(.arXiv).map { String($0.prefix { $0 != " " }) }
    let others = all(.doi).filter { PaperReference($0)?.id.isDOI == false }
    let known = (ids + arXiv + others + keys).map(WrittenIdentifier.restored).filter {
      PaperReference($0) != nil
    }
    if !known.isEmpty { return known }
    let mentions = (ids + all(.journal) + all(.mention)).compactMap(
      WrittenIdentifier.arXiv(leading:))
    if let first = mentions.first ?? dois.first { return [first] }
    let addresses = all(.url).compactMap { url in
      PaperReference(url) != nil ? url : WrittenIdentifier.doi(url)
    }
    let numbers = all(.pubMed) + all(.url).filter { $0.utf8.starts(with: "https://pubmed".utf8) }
    return addresses + numbers.compactMap(WrittenIdentifier.pubMed) + ids + keys
  }
}
