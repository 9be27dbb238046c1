// SPDX-License-Identifier: Apache-2.0

/// What was seen of one input so far, whose parts are given away as they come.
struct ReadingAccount {
  let source: String

  /// The first thing that was forgiven, or nil.
  private(set) var firstIssue: ReadingIssue?

  private var paperCount = 0
  private var toldFields: Set<UnknownField> = []
  private var hasToldEncoding = false

  /// Whether the input is an answer that may well hold no paper.
  private var isAnswer = false

  /// Names of fields or columns, none of which is a title, or nil.
  private var seenNames: [String]?

  init(source: String) { self.source = source }

  /// Takes a part into account, and adds the issues that are told once a file.
  ///
  /// - Parameter isGuessed: whether the encoding was guessed.
  mutating func take(_ list: inout PaperList, isGuessed: Bool) {
    if isGuessed, !hasToldEncoding {
      hasToldEncoding = true
      let message = "the text is no UTF-8 and was read as Windows-1252"
      list.issues.insert(ReadingIssue(source: source, line: 1, message: message), at: 0)
    }
    let unknown = list.unknownFields.sorted {
      ($0.value, $0.key.name) < ($1.value, $1.key.name)
    }
    for (field, line) in unknown where toldFields.insert(field).inserted {
      list.issues.append(
        ReadingIssue(
          source: source, line: line, message: field.sentence, unknownField: field.shownName))
    }
    list.unknownFields = [:]
    isAnswer = isAnswer || list.isAnswer
    seenNames = seenNames ?? list.seenNames
    firstIssue = firstIssue ?? list.issues.first
    paperCount += list.papers.count
  }

  /// The error of an input that holds no paper and should, or nil.
  var error: PapersError? {
    if paperCount > 0 || isAnswer { return nil }
    let why = firstIssue.map { "no paper could be read (line \($0.line): \($0.message))" }
    let found = (why ?? "no paper in it") + (seenNames.map(Self.missingTitle) ?? "")
    return .noPapers(source: source, found: found)
  }

  /// Names that are shown.
  private static let shownCount = 12

  /// The end of a sentence that names fields or columns, none of which is a title.
  static func missingTitle(among names: [String]) -> String {
    let shown = names.prefix(shownCount).map { "\"\($0.onOneLine().prefix(40))\"" }
    return ", a title is missing among its fields \(shown.joined(separator: ", "))"
      + (names.count > shownCount ? " and more" : "")
  }
}
