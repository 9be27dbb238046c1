// SPDX-License-Identifier: Apache-2.0

/// Finds the papers in a JSON value by its shape, whatever the lists are called that hold them.
///
/// An object with a title is a paper, unless it holds a list of such and says nothing of a paper
/// itself; other objects and lists are gone through. In a list in which any object has a title all
/// are entries. Rows of a table in Markdown, as daily lists keep them under identifiers, are
/// papers.
struct JSONPapers {
  let source: String
  private let labelField: String?

  /// Where the value stands that is being looked at.
  private var line = 1

  /// The papers so far.
  var list = PaperList()

  /// Entries of lists so far.
  private var entryCount = 0

  /// How deep lists of papers may stand.
  private static let deepest = 8

  init(source: String, labelField: String?) {
    self.source = source
    self.labelField = labelField
  }

  /// Adds the papers in a value that stands at a line.
  mutating func add(_ value: JSONValue, line: Int) {
    self.line = line
    entryCount = 0
    switch value {
    case .object(let object) where !find(in: object, 0): add(object, about: "", name: nil)
    case .list(let items): find(in: items, 0, isOutermost: true)
    case .object: break
    default: list.note("not a JSON object, skipped", line: line, source: source)
    }
  }

  /// Adds the papers in an object's values; false where there is no list of papers.
  private mutating func find(in object: JSONEntry.Object, _ depth: Int) -> Bool {
    guard depth < Self.deepest else { return false }
    if JSONEntry.hasTitle(object), JSONEntry.isPaper(object) { return false }
    var hasFound = false
    for (name, value) in object
    where FieldVocabulary.entry(FieldVocabulary.plain(name))?.concept != .other {
      let before = list.papers.count
      switch value {
      case .list(let items): hasFound = find(in: items, depth + 1) || hasFound
      case .object(let inner):
        if JSONEntry.hasTitle(inner), !JSONEntry.hasTitle(object), PaperReference(name) != nil {
          add(inner, about: "", name: name)
          hasFound = true
        } else {
          hasFound = find(in: inner, depth + 1) || hasFound
        }
      case .text(let text)
      where text.utf8.first == UInt8(ascii: "|") && PaperReference(name) != nil:
        if let fields = DigestRow(Array(text.utf8)[...])?.fields(nil, name: name) {
          list.add(fields.draft, line: line, source: source)
        }
      default: break
      }
      hasFound = hasFound || list.papers.count > before
    }
    return hasFound
  }

  /// Adds the papers of a list; false where it holds none.
  @discardableResult
  private mutating func find(
    in items: [JSONValue], _ depth: Int, isOutermost: Bool = false
  ) -> Bool {
    guard depth < Self.deepest else { return false }
    let isList =
      isOutermost
      || items.contains { item in
        if case .object(let object) = item { Self.isEntry(object) } else { false }
      }
    if isOutermost, !items.isEmpty,
      !items.contains(where: { if case .object = $0 { true } else { false } })
    {
      list.note("not a JSON object, skipped", line: line, source: source)
      return false
    }
    guard isList else {
      var hasFound = false
      for case .object(let object) in items { hasFound = find(in: object, depth + 1) || hasFound }
      return hasFound
    }
    for item in items {
      entryCount += 1
      let entry = "entry \(entryCount): "
      if case .object(let object) = item {
        if !find(in: object, depth + 1) { add(object, about: entry, name: nil) }
      } else {
        list.note(entry + "not a JSON object, skipped", line: line, source: source)
      }
    }
    return true
  }

  /// Whether an object has a title, or an object inside that has.
  private static func isEntry(_ object: JSONEntry.Object) -> Bool {
    JSONEntry.hasTitle(object)
      || object.contains { _, value in
        if case .object(let inner) = value { JSONEntry.hasTitle(inner) } else { false }
      }
  }

  private mutating func add(_ object: JSONEntry.Object, about entry: String, name: String?) {
    let row = JSONEntry(object, name: name)
    for field in row.unknownFields { list.tell(field, line: line) }
    if row.hasOddTitle, row.fields.first(.title) == nil {
      list.note(
        "\(entry)field \"title\" is of another type than expected, skipped", line: line,
        source: source)
      return
    }
    if row.fields.first(.title) == nil { list.seenNames = list.seenNames ?? object.map(\.name) }
    var draft = row.fields.draft
    if let labelField {
      draft.label =
        labelField == "categories"
        ? draft.categories.first.flatMap { CategoryList.apart($0).first }
        : JSONEntry.label(labelField, of: object)
    }
    list.add(draft, line: line, source: source, about: entry)
  }
}
