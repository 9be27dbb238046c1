// SPDX-License-Identifier: Apache-2.0

/// Finds the phrases of texts.
///
/// A phrase crosses neither punctuation nor stop words, but for stop words inside a hyphenated
/// compound (`text-to-image`), and does not cut a compound in two. It neither begins nor ends with
/// a commonplace of papers (``Commonplaces``), but for nouns that say what kind of thing it is.
package struct PhraseScanner: Sendable {
  /// Terms a phrase has at most.
  package static let longest = 4

  private let tokenizer: Tokenizer

  /// A scanner whose terms are those of a tokenizer.
  package init(_ tokenizer: Tokenizer = Tokenizer()) {
    self.tokenizer = tokenizer
  }

  /// Every phrase of a document's texts, as often as it stands there. O(bytes x longest).
  package func phrases(in document: Document) -> (title: [Phrase], abstract: [Phrase]) {
    let title = TextWords(document.title, tokenizer).words
    let abstract = TextWords(document.abstract, tokenizer).words
    let language = Languages.ofText(with: (title + abstract).lazy.map(\.stopWord))
    return (phrases(of: title, in: language), phrases(of: abstract, in: language))
  }

  private func phrases(of words: [TextWords.Word], in language: Languages) -> [Phrase] {
    var phrases: [Phrase] = []
    for run in runs(of: words, in: language) {
      for first in run.indices where !run[first].isJoined {
        var key = ""
        for last in first..<min(first + Self.longest, run.count) {
          key += (last > first ? " " : "") + run[last].term
          let isOneWord = last == first
          guard run.isEnd(last), Commonplaces.canBegin(run[first].term, isOneWord: isOneWord),
            Commonplaces.canEnd(run[last].term, isOneWord: isOneWord)
          else { continue }
          phrases.append(
            Phrase(
              key: key,
              place: run[first].place.lowerBound..<run[last].place.upperBound,
              isOpening: first == 0
                || run.isCommonplace(at: first - 1, canBelong: Commonplaces.isLead),
              isClosing: last == run.count - 1
                || run.isCommonplace(at: last + 1, canBelong: Commonplaces.isHead),
              isUndivided: run[first...last].dropFirst().allSatisfy(\.isJoined),
              use: Self.use(of: first...last, in: run)))
        }
      }
    }
    return phrases
  }

  /// What some words of a run are used as: its last ones before an article, or its first ones after
  /// a word that takes a noun or a verb.
  private static func use(of words: ClosedRange<Int>, in run: [PhraseWord]) -> Phrase.Use {
    if words.upperBound == run.count - 1, run[words.upperBound].isBeforeArticle { return .verb }
    return words.lowerBound == 0 ? run[0].useAfterLead : .unknown
  }

  /// Longest runs of terms that a phrase may span.
  private func runs(of words: [TextWords.Word], in language: Languages) -> [[PhraseWord]] {
    var runs: [[PhraseWord]] = []
    var run: [PhraseWord] = []
    /// Whether a stop word joined by hyphens on both sides, so far, was the last word.
    var bridges = false
    /// The word before, if it is a stop word and nothing stands between.
    var lead = StopWord.none
    func close(before next: StopWord = .none) {
      if let last = run.indices.last {
        run[last].isBeforeArticle = next.grammar == .article
        runs.append(run)
      }
      run = []
      bridges = false
    }
    for word in words {
      if word.joint == .punctuation {
        close()
        lead = .none
      } else if bridges && word.joint != .hyphen {
        close()
      }
      if let term = word.term, word.stopWord.languages.isDisjoint(with: language) {
        run.append(
          PhraseWord(
            term: term, place: word.place, isJoined: !run.isEmpty && word.joint == .hyphen,
            useAfterLead: lead.grammar.use))
        bridges = false
      } else if word.joint == .hyphen, !run.isEmpty {
        bridges = true
      } else {
        close(before: word.stopWord)
      }
      lead = word.stopWord
    }
    close()
    return runs
  }
}

private struct PhraseWord {
  let term: String
  let place: Range<Int>
  /// Whether a hyphen ties it to the word before.
  let isJoined: Bool
  /// What the stop word before it makes of it.
  let useAfterLead: Phrase.Use
  /// Whether an article or a possessive follows.
  var isBeforeArticle = false
}

extension StopWord.Grammar {
  /// What is used after such a word.
  fileprivate var use: Phrase.Use {
    switch self {
    case .article, .preposition: .noun
    case .subject: .verb
    case .other: .unknown
    }
  }
}

extension [PhraseWord] {
  /// Whether no hyphen ties a word to the one after it.
  fileprivate func isEnd(_ index: Int) -> Bool { index + 1 == count || !self[index + 1].isJoined }

  /// Whether a word by itself is a commonplace that does not belong to its neighbor's phrase.
  fileprivate func isCommonplace(at index: Int, canBelong: (String) -> Bool) -> Bool {
    !self[index].isJoined && isEnd(index) && Commonplaces.contains(self[index].term)
      && !canBelong(self[index].term)
  }
}
