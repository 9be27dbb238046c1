// SPDX-License-Identifier: Apache-2.0

/// One to four terms that stand next to each other in a text.
public struct Phrase: Hashable, Sendable {
  /// The terms with spaces between: what two spellings of a phrase have in common.
  public let key: String

  /// The phrase as it is written.
  public let surface: String

  /// How many terms it has.
  public let termCount: Int
}

/// Finds the phrases of texts.
///
/// A phrase begins and ends with a term and crosses neither punctuation nor stop words, but for stop
/// words inside a hyphenated compound (`text-to-image`).
public struct PhraseScanner: Sendable {
  /// Terms a phrase has at most.
  public static let longest = 4

  private let normalizer: TermNormalizer
  private let stripsMarkup: Bool

  /// A scanner whose terms are those of a tokenizer.
  public init(_ tokenizer: Tokenizer = Tokenizer()) {
    normalizer = TermNormalizer(options: tokenizer.options)
    stripsMarkup = tokenizer.options.stripsMarkup
  }

  /// Every phrase of a text, as often as it stands there. O(bytes x longest).
  public func phrases(in text: String) -> [Phrase] {
    let bytes = text.utf8.span
    var phrases: [Phrase] = []
    for run in runs(in: bytes) {
      for first in run.indices {
        var key = run[first].term
        for last in first..<min(first + Self.longest, run.count) {
          if last > first { key += " " + run[last].term }
          phrases.append(
            Phrase(
              key: key,
              surface: bytes.text(run[first].place.lowerBound..<run[last].place.upperBound),
              termCount: last - first + 1))
        }
      }
    }
    return phrases
  }

  private typealias Word = (term: String, place: Range<Int>)

  /// Longest runs of terms that a phrase may span.
  private func runs(in bytes: Span<UInt8>) -> [[Word]] {
    var scanner = WordScanner(stripsMarkup: stripsMarkup)
    var runs: [[Word]] = []
    var run: [Word] = []
    /// Whether a stop word joined by hyphens on both sides, so far, was the last word.
    var bridges = false
    func close() {
      if !run.isEmpty { runs.append(run) }
      run = []
      bridges = false
    }
    scanner.scan(bytes)
    for word in scanner.words {
      if word.joint == .punctuation || (bridges && word.joint != .hyphen) { close() }
      if let term = normalizer.term(for: bytes.extracting(word.place), isPlain: word.isPlain) {
        run.append((String(decoding: term, as: UTF8.self), word.place))
        bridges = false
      } else if word.joint == .hyphen, !run.isEmpty {
        bridges = true
      } else {
        close()
      }
    }
    close()
    return runs
  }
}

extension Span<UInt8> {
  /// The text at a range of valid UTF-8.
  fileprivate func text(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    for place in range { bytes.append(self[place]) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
