// SPDX-License-Identifier: Apache-2.0

public import KindredEngine
internal import KindredKernels
public import KindredPapers

extension Library {
  /// Whether another version of the program learned what is made from the papers. Questions are
  /// then answered from all texts, until the next batch or ``relearn(at:waiting:threadCount:)``
  /// makes it anew.
  public func isLearnedByAnotherVersion() throws(LibraryError) -> Bool {
    try read { try StoredIndex.isMadeByAnother($0) }
  }

  /// Runs `body` with questions to the papers as they are at one moment.
  ///
  /// They are answered from what the library has counted, or, where that is not there or was made
  /// with other options, from all texts.
  ///
  /// - Throws: ``LibraryError``, and ``KindredEngine/EngineError`` as `body` throws it.
  package func asking<Answer>(
    _ options: EngineOptions, observe: @escaping @Sendable (Stage) -> Void = { _ in },
    _ body: (Questions) throws -> Answer
  ) throws -> Answer {
    let answer: Result<Answer, EngineError> = try read { database in
      do {
        if let source = try StoredPapers(database, options, memory: memory) {
          return .success(try body(Questions(source, options, observe: observe)))
        }
        let engine = try Engine(Self.allPapers(database), options: options, observe: observe)
        return .success(try body(engine.questions))
      } catch let error as EngineError {
        return .failure(error)
      }
    }
    return try answer.get()
  }

  /// The papers that pass a filter, counted: to be grouped and compared with each other as they are
  /// where they alone were read.
  ///
  /// Terms are those that the library has counted, or where it has not, those of the texts.
  ///
  /// - Throws: as ``papers(passing:)``.
  /// - Complexity: that of ``papers(passing:)``, and O(nonzeros of the segments that hold them).
  public func corpus(
    passing filter: PaperFilter = PaperFilter(), threadCount: Int = 1
  ) throws(LibraryError) -> Corpus {
    let parallelism = Parallelism(threadCount: threadCount)
    return try read { database in
      let options = EngineOptions(threadCount: threadCount)
      if let source = try StoredPapers(database, options, memory: memory) {
        return try source.corpus(passing: filter, parallelism)
      }
      return Corpus(try Self.papers(database, passing: filter), parallelism: parallelism)
    }
  }

  /// As ``KindredEngine/Engine/related(to:avoiding:count:least:among:withDetails:)`` for the
  /// library's papers. O(nonzeros of all papers).
  public func related(
    to queries: [String], avoiding avoided: [String] = [], count: Int, least: Double? = nil,
    among filter: PaperFilter = PaperFilter(), withDetails: Bool = false,
    options: EngineOptions = EngineOptions()
  ) throws -> RelatedPapers {
    try asking(options) {
      try $0.related(
        to: queries, avoiding: avoided, count: count, least: least, among: filter,
        withDetails: withDetails)
    }
  }

  /// As ``KindredEngine/Engine/search(_:count:least:among:withDetails:)`` for the library's
  /// papers. O(nonzeros of all papers).
  public func search(
    _ text: String, count: Int, least: Double? = nil, among filter: PaperFilter = PaperFilter(),
    options: EngineOptions = EngineOptions()
  ) throws -> SearchResult {
    try asking(options) {
      try $0.search(text, count: count, least: least, among: filter)
    }
  }
}
