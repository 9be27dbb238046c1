// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine

extension Tool {
  /// Why two papers are similar.
  static let explainSimilarity = Tool(
    name: "explain_similarity", title: "Explain a similarity",
    description: "Why two papers are similar: all shared terms and what is said of terms that they "
      + "do not share, with shares that add up to the similarity.",
    input: Schemas.arguments(
      [
        "paper": Schemas.name, "other": Schemas.name,
        "limit": Schemas.count(least: 1, most: 100, otherwise: 20),
      ], required: ["paper", "other"]),
    output: Schemas.object(
      [
        "paper": Schemas.brief, "other": Schemas.brief, "similarity": Schemas.number,
        "reasons": Schemas.reasons,
        "rest": ["type": "number", "description": "the share of all terms that are not listed"],
        "note": Schemas.text,
      ], required: ["similarity", "reasons"])
  ) { arguments, context in
    try context.ask { questions in
      let (paper, other) = try questions.similarity(
        of: arguments.text("paper") ?? "", to: arguments.text("other") ?? "")
      let listed = other.reasons.prefix(arguments.integer("limit") ?? 20)
      return [
        "paper": .brief(paper), "other": .brief(other.paper),
        "similarity": .rounded(other.similarity), "reasons": .reasons(listed),
        "rest": .rounded(other.reasons.dropFirst(listed.count).reduce(0) { $0 + $1.share }),
        "note": .text(PageOfPapers.warning),
      ]
    }
  }
}
