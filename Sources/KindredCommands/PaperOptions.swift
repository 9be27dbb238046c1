// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Engine
internal import Papers
internal import Store

/// The options of where papers come from and which of them count, and the way to them.
struct PaperOptions: ParsableArguments {
  @Option(
    name: .customLong("in"),
    help: ArgumentHelp(
      "Read papers from a file, a folder, or - for standard input (repeatable).",
      valueName: "path"),
    completion: .file())
  var inputs: [String] = []

  @Option(
    help: ArgumentHelp(
      "Use the papers of a library (default: the variable \(LibraryPath.variable)).",
      valueName: "file"),
    completion: .file(extensions: ["kindred"]))
  var library: String?

  @OptionGroup var filters: FilterOptions
  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if !inputs.isEmpty, library != nil {
      throw ValidationError("name papers with --in or with --library, not both")
    }
    if inputs.isEmpty, libraryPath == nil {
      throw ValidationError(
        "name some papers with --in PATH (- for standard input) or --library FILE")
    }
    try ReadingOptions.validate(inputs)
  }

  /// The library to read, or nil where papers are named.
  var libraryPath: String? {
    inputs.isEmpty ? library ?? LibraryPath.fromEnvironment : nil
  }

  /// Reads the papers, each with the label that a field gives it, and runs `body` over them.
  ///
  /// - Parameters:
  ///   - filtersResults: whether `body` looks at the filters; else only papers that pass are there.
  /// - Throws: also ``NothingPasses``.
  func withPapers<Result>(
    labelField: String? = nil, filtersResults: Bool = false,
    _ body: (PaperList, Progress) throws -> Result
  ) throws -> Result {
    var list =
      if let libraryPath {
        PaperList(
          papers: try Library(reading: libraryPath)
            .papers(labelField: labelField))
      } else {
        try reading.read([inputs], labelField: labelField)[0]
      }
    try filters.check(list.papers)
    if !filtersResults { list.papers = filters.passing(list.papers) }
    return try reading.withProgress { try body(list, $0) }
  }
}

extension Library {
  /// The papers, each with its label: a library keeps no other field than the primary category.
  fileprivate func papers(labelField: String?) throws -> [Paper] {
    let papers = try papers()
    guard let labelField else { return papers }
    guard labelField == "categories" else {
      throw ValidationError("a library keeps no field \(labelField); --label categories works")
    }
    return papers.labeledByCategory()
  }
}
