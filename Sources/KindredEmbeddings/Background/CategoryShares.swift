// SPDX-License-Identifier: Apache-2.0

/// What each paper is about, as shares of categories that add up to 1.
///
/// All categories that a paper names count once, the first one twice. Those of fewer papers than
/// are asked for are none; a paper without any has no shares.
package struct CategoryShares: Sendable {
  /// The categories, ascending.
  package let names: [String]

  /// For each paper its categories, ascending by place in ``names``, and the share of each.
  package let shares: [[(category: Int, share: Float)]]

  /// O(categories of all papers).
  package init(_ categories: [[String]], leastPaperCount: Int) {
    var paperCounts: [String: Int] = [:]
    for names in categories {
      for name in Set(names) { paperCounts[name, default: 0] += 1 }
    }
    let names = paperCounts.filter { $0.value >= leastPaperCount }.keys.sorted()
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    self.names = names
    shares = categories.map { own in
      var weights: [Int: Float] = [:]
      for name in Set(own) { if let place = places[name] { weights[place] = 1 } }
      if let first = own.first, let place = places[first] { weights[place] = 2 }
      let sum = weights.values.reduce(0, +)
      return weights.sorted { $0.key < $1.key }.map { ($0.key, $0.value / sum) }
    }
  }
}
