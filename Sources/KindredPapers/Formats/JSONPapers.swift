// SPDX-License-Identifier: Apache-2.0

/// Finds the papers in a JSON value by its shape, whatever the lists are called that hold them.
///
/// An object with a title is a paper, unless it holds a list of such and says nothing of a paper
/// itself; other objects and lists are gone through. In a list in which any object has a title all
/// are entries. Rows of a table in Markdown, as daily lists keep them under identifiers, are
/// papers, and so are those of a table (``JSONColumns``). Where a list that might hold papers is
/// empty, the value is an answer that holds none.
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
    if let rows = JSONColumns.rows(value) {
      for row in rows { addEntry(row) }
      return
    }
    switch value {
    case .object(let object) where !find(in: object, 0):
      if Self.isAnswer(object) { list.isAnswer = true } else { add(object, about: "", name: nil) }
    case .list(let items):
      list.isAnswer = list.isAnswer || items.isEmpty
      find(in: items, 0, isOutermost: true)
    case .object: break
    default: list.note("not a JSON object, skipped", line: line, source: source)
    }
  }

  /// Whether an object without papers has an empty list that might hold some.
  private static func isAnswer(_ object: JSONEntry.Object, _ depth: Int = 0) -> Bool {
    if depth == deepest || JSONEntry.hasTitle(object) || JSONEntry.isPaper(object) { return false }
    return object.contains { name, value in
      switch value {
      case .list(let items):
        items.isEmpty && FieldVocabulary.entry(FieldVocabulary.plain(name)) == nil
      case .object(let inner): isAnswer(inner, depth + 1)
      default: false
      }
    }
  }

  /// Adds an entry of a list.
  private mutating func addEntry(_ object: JSONEntry.Object) {
    entryCount += 1
    add(object, about: "entry \(entryCount): ", name: nil)
  }

  /// Adds the papers in an object's values; false where there is no list of papers.
  private mutating func find(
    in object: JSONEntry.Object, _ depth: Int, isEntry: Bool = false
  ) -> Bool {
    guard depth < Self.deepest else { return false }
    if JSONEntry.hasTitle(object), JSONEntry.isPaper(object) { return false }
    var hasFound = false
    let hasTitle = JSONEntry.hasTitle(object)
    let namedCount = Self.namedPaperCount(object, least: isEntry || depth == 0 ? 2 : 1)
    for (name, value) in object
    where FieldVocabulary.entry(FieldVocabulary.plain(name))?.concept != .other {
      let before = list.papers.count
      switch value {
      case .list(let items): hasFound = find(in: items, depth + 1) || hasFound
      case .object(let inner):
        if !hasTitle, JSONEntry.hasTitle(inner),
          namedCount > 0 || PaperReference(name) != nil
        {
          add(
            inner, about: "", name: namedCount > 1 || PaperReference(name) != nil ? name : nil)
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

  /// How many papers an object without a title holds under names; 0 for fewer than `least`, as one
  /// that stands where ``JSONEntry`` looks for it.
  private static func namedPaperCount(_ object: JSONEntry.Object, least: Int) -> Int {
    if JSONEntry.hasTitle(object) { return 0 }
    let inner = object.compactMap { _, value -> JSONEntry.Object? in
      if case .object(let inner) = value, JSONEntry.hasTitle(inner) { inner } else { nil }
    }
    let arePapers =
      inner.count >= least
      && (inner.count == object.count || inner.allSatisfy(JSONEntry.isPaper))
    return arePapers ? inner.count : 0
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
      if case .object(let object) = item {
        if !find(in: object, depth + 1, isEntry: true) { addEntry(object) }
      } else {
        entryCount += 1
        list.note(
          "entry \(entryCount): not a JSON object, skipped", line: line, source: source)
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
