// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine
internal import KindredPapers

extension PaperCluster {
  /// How many papers, and how well they hold together.
  func figures(_ separator: String) -> String {
    [
      papers.count.of("paper"), "cohesion \(cohesion.fixed(2))",
      stability.map { "stability \($0.fixed(2))" },
    ].compactMap { $0 }.joined(separator: separator)
  }
}
