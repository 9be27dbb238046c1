// SPDX-License-Identifier: Apache-2.0

/// What the end of an English word tells of its part of speech.
package enum WordEndings {
  /// Whether a term ends as adjectives and participles do. Some nouns end so too: "signal",
  /// "retrieval", "metric". O(length).
  package static func areOfModifier(_ term: String) -> Bool {
    ofModifiers.contains { term.utf8.count > $0.utf8.count + 2 && term.hasSuffix($0) }
      && !term.hasSuffix("eed")
  }

  private static let ofModifiers = [
    "able", "ible", "al", "ic", "ive", "ous", "ful", "less", "ary", "ed", "ish", "wise", "ward",
    "driven", "aware",
  ]
}
