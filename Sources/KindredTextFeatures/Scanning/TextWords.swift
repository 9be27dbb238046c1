// SPDX-License-Identifier: Apache-2.0

/// The words of a text, in its order, with the term that each stands for.
struct TextWords {
  struct Word {
    let place: Range<Int>
    let joint: WordScanner.Joint
    /// Nil for what is no term in any language.
    let term: String?
    let stopWord: StopWord
  }

  let words: [Word]

  /// Finds the words of a text. O(bytes).
  init(_ text: String, _ tokenizer: Tokenizer) {
    let normalizer = TermNormalizer(options: tokenizer.options)
    let bytes = text.utf8.span
    var scanner = WordScanner(stripsMarkup: tokenizer.options.stripsMarkup)
    scanner.scan(bytes)
    var words: [Word] = []
    for word in scanner.words {
      let (term, stopWord) = normalizer.term(
        for: bytes.extracting(word.place), isPlain: word.isPlain)
      words.append(
        Word(
          place: word.place, joint: word.joint,
          term: term.map { String(decoding: $0, as: UTF8.self) }, stopWord: stopWord))
    }
    self.words = words
  }
}
