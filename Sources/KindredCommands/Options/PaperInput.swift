// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine
internal import KindredKernels
internal import KindredPapers
internal import KindredStore

/// The papers that a command was told to look at, opened once, and how to compare them.
struct PaperInput {
  private enum Origin {
    case list(PaperList)
    case library(Library)
  }

  /// How papers are compared.
  let options: EngineOptions

  /// What is told how far the work is.
  let observe: @Sendable (Stage) -> Void

  private let origin: Origin
  private let filters: FilterOptions
  private let labelField: String?
  private let isQuiet: Bool

  /// Reads the files that options name, or opens their library.
  init(_ papers: PaperOptions, _ options: EngineOptions, labelField: String? = nil) throws {
    self.options = options
    self.labelField = labelField
    filters = papers.filters
    isQuiet = papers.reading.quiet
    observe = papers.reading.observe
    let libraries = try papers.sources.libraries(papers.reading)
    switch libraries.count {
    case 0:
      let inputs = papers.sources.inputs
      origin = .list(try papers.reading.read([inputs], labelField: labelField)[0])
    case 1: origin = .library(libraries[0])
    default:
      let papers = try libraries.flatMap {
        try $0.papers(passing: PaperFilter(), labelField: labelField)
      }
      origin = .list(PaperList(papers: papers).folded())
    }
  }

  /// The papers that pass the filters, each with the label that a field gives it.
  ///
  /// - Throws: also ``NothingPasses``.
  func list() throws -> PaperList {
    let list = try all(passing: filters.filter)
    if list.papers.isEmpty, !filters.filter.isOpen { throw try nothingPasses() }
    noteMissingVectors(of: list.papers)
    return list
  }

  /// The papers that pass the filters, counted.
  ///
  /// - Throws: also ``NothingPasses``.
  func corpus() throws -> Corpus {
    guard case .library(let library) = origin, labelField == nil else {
      let papers = try list().papers
      observe(.terms)
      return Corpus(papers, parallelism: Parallelism(threadCount: options.threadCount))
    }
    let corpus = try library.corpus(passing: filters.filter, threadCount: options.threadCount)
    if corpus.papers.isEmpty, !filters.filter.isOpen { throw try nothingPasses() }
    noteMissingVectors(of: corpus.papers)
    return corpus
  }

  /// What the papers are called by the file that they are from; nil for several files, and for a
  /// library.
  var heading: String? {
    guard case .list(let list) = origin, list.headings.count == 1 else { return nil }
    return list.headings[0].isEmpty ? nil : list.headings[0]
  }

  /// An engine over the papers that pass the filters.
  func engine() throws -> Engine {
    Engine(try corpus(), options: options, observe: observe)
  }

  /// An answer of all papers; a question looks at the filters itself.
  ///
  /// - Throws: also ``NothingPasses``, where there is no answer for that.
  func ask<Answer>(_ question: (Questions) throws -> Answer) throws -> Answer {
    let filter = filters.filter
    func answer(_ questions: Questions) throws -> Answer {
      do {
        return try question(questions)
      } catch let error as EngineError {
        throw try questions.passesNone(filter) ? EngineError.nothingPasses : error
      }
    }
    do {
      if case .library(let library) = origin, options.embeddings == nil {
        return try library.asking(options, observe: observe, answer)
      }
      let papers = try all().papers
      noteMissingVectors(of: papers)
      return try answer(Engine(papers, options: options, observe: observe).questions)
    } catch EngineError.nothingPasses {
      throw try passesNone ? nothingPasses() : EngineError.nothingPasses
    }
  }

  private func all(passing filter: PaperFilter = PaperFilter()) throws -> PaperList {
    switch origin {
    case .list(var list):
      if !filter.isOpen { list.papers.removeAll { !filter.passes($0) } }
      return list
    case .library(let library):
      return PaperList(papers: try library.papers(passing: filter, labelField: labelField))
    }
  }

  /// Whether dates, categories and sources keep all papers out; otherwise a question's words do.
  private var passesNone: Bool {
    get throws {
      switch origin {
      case .list(let list): !list.papers.contains(where: filters.filter.passes)
      case .library(let library): try library.paperCount(passing: filters.filter) == 0
      }
    }
  }

  private func nothingPasses() throws -> NothingPasses {
    switch origin {
    case .list(let list): NothingPasses(list.papers)
    case .library(let library): try NothingPasses(library)
    }
  }

  private func noteMissingVectors(of papers: [Paper]) {
    if !isQuiet { options.noteMissingVectors(papers) }
  }
}

extension Library {
  /// The papers, each with its label: a library keeps no other field than the primary category.
  fileprivate func papers(passing filter: PaperFilter, labelField: String?) throws -> [Paper] {
    let papers = try papers(passing: filter)
    guard let labelField else { return papers }
    guard labelField == "categories" else {
      throw ValidationError("a library keeps no field \(labelField); --label categories works")
    }
    return papers.labeledByCategory()
  }
}

extension EngineOptions {
  /// Tells how many papers the vectors from elsewhere leave out.
  func noteMissingVectors(_ papers: [Paper]) {
    guard let embeddings else { return }
    let missing = papers.count - embeddings.count(among: papers)
    if missing > 0 {
      Output.note("kindred: \(missing) of \(papers.count) papers have no vector")
    }
  }
}
