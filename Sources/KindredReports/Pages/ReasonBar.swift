// SPDX-License-Identifier: Apache-2.0

package import KindredEngine

/// The shares of similarities as bars and in words; a term has the same color in all.
package struct ReasonBar {
  /// For each term that is a reason the number of its color.
  private let colors: [String: Int]

  /// Reasons that a bar shows one by one.
  private static let shownCount = 5

  /// Bars of some papers.
  package init(_ papers: [FoundPaper]) {
    var shares: [String: Double] = [:]
    for reason in papers.flatMap({ Self.shown($0) }) {
      shares[reason.term, default: 0] += reason.share
    }
    // From those that say most on.
    let terms = shares.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    colors = Dictionary(uniqueKeysWithValues: terms.enumerated().map { ($1, $0) })
  }

  private static func shown(_ found: FoundPaper) -> [Reason] {
    Array(found.reasons.filter { $0.share > 0 }.prefix(shownCount))
  }

  /// The bar of a paper, as HTML; empty for one that is unlike.
  package func html(_ found: FoundPaper) -> String {
    if found.similarity <= 0 { return "" }
    let shown = Self.shown(found)
    func percent(_ share: Double) -> String { (100 * share / found.similarity).fixed(0) }
    func style(_ reason: Reason) -> String { PageColor(colors[reason.term] ?? 0).style }
    let parts = shown.map {
      "<span class=\"g\" style=\"\(style($0));flex:\(percent($0.share))\"></span>"
    }.joined()
    let rest = found.similarity - shown.reduce(0) { $0 + $1.share }
    let tail = rest > 0.005 ? "<span class=\"rest\" style=\"flex:\(percent(rest))\"></span>" : ""
    let words = shown.map {
      "<span class=\"reason g\" style=\"\(style($0))\">\($0.term.escapedForHTML) "
        + "\(percent($0.share)) %</span>"
    }
    return "<div class=\"bar\" aria-hidden=\"true\">\(parts)\(tail)</div>"
      + "<div class=\"small\">because of \(words.joined(separator: ", "))</div>"
  }
}
