// SPDX-License-Identifier: Apache-2.0

public import KindredEmbeddings
internal import KindredKernels
public import KindredPapers
internal import KindredTextFeatures

extension Engine {
  /// Papers with a category that must be newer than those that are learned from.
  private static let fewestMeasured = 50

  /// Newer papers that are measured on at most, the newest.
  private static let mostMeasured = 4_000

  /// Learns a background from the older four fifths of the papers that have a date, and measures on
  /// the others whether it helps.
  ///
  /// - Parameters: as for ``learnBackground(_:_:categories:progress:)``; `options` say what else
  ///   scores are made of.
  /// - Throws: ``EvaluationError/nothingNewer(found:wanted:)`` where fewer than fifty newer papers
  ///   have a category.
  /// - Complexity: that of learning, and three times that of neighbors of 4,000 papers at most.
  public static func learningGain(
    _ papers: [Paper], _ settings: TermEmbeddings = TermEmbeddings(),
    _ learning: CategoryLearning? = CategoryLearning(),
    categories: (Paper) -> [String] = { $0.categories }, options: EngineOptions = EngineOptions(),
    progress: (Int) -> Void = { _ in }
  ) throws(EvaluationError) -> LearningGain {
    let dated = papers.compactMap { paper in paper.date.map { (date: $0, paper: paper) } }
      .sorted { ($0.date, $0.paper.id) < ($1.date, $1.paper.id) }.map(\.paper)
    let older = Array(dated.prefix(4 * dated.count / 5))
    let newer = dated.dropFirst(older.count)
      .compactMap { paper in categories(paper).first.map { paper.labeled($0) } }
      .suffix(mostMeasured)
    guard newer.count >= fewestMeasured else {
      throw .nothingNewer(found: newer.count, wanted: fewestMeasured)
    }
    let model = Engine(older, options: options).learnBackground(
      settings, learning, categories: categories, progress: progress)
    func share(_ background: Background) throws(EvaluationError) -> Double {
      var options = options
      options.background = background
      return try Engine(Array(newer), options: options).evaluateLabels(field: "").precisionAt10
    }
    return LearningGain(
      learnedCount: older.count, measuredCount: newer.count,
      learned: try share(.learned(model)), shipped: try share(.shipped), none: try share(.none))
  }
}
