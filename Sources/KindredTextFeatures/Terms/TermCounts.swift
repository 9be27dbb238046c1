// SPDX-License-Identifier: Apache-2.0

/// How often each term stands in each document of a block.
///
/// Blocks are counted independently, each with its own numbering of terms; ``Terms`` made
/// from all of them give the common one.
public struct TermCounts: Sendable {
  /// Raised when the same texts are counted otherwise, so that what was kept is counted anew.
  package static let version: UInt64 = 1

  /// Distinct terms of the block in the order first met.
  let terms: ByteStringTable

  /// Documents of the block that hold each term.
  let documentFrequencies: [Int32]

  /// Where each document's entries begin; one more at the end.
  let offsets: [Int]

  /// The term of each entry, distinct within a document.
  let termIndices: [Int32]

  /// How often it stands there; title occurrences count ``Document/titleWeight`` times.
  let counts: [Int32]

  /// The number of documents.
  public var documentCount: Int { offsets.count - 1 }

  /// The terms of all documents, each as often as it stands there.
  package var tokenCount: Int { counts.reduce(0) { $0 + Int($1) } }

  /// Distinct terms of the block, in the order first met.
  package var distinctTerms: [String] { (0..<terms.count).map { terms.string($0) } }

  /// Counts the terms of documents. O(bytes).
  public init(_ documents: some Sequence<Document>, tokenizer: Tokenizer = Tokenizer()) {
    var counter = TermCounter(tokenizer.options)
    for document in documents { counter.add(document) }
    terms = counter.terms
    documentFrequencies = counter.documentFrequencies
    offsets = counter.offsets
    termIndices = counter.termIndices
    counts = counter.counts
  }
}

/// The state of counting one block.
///
/// A text is gone through three times, words, then terms, then counts, because that is faster than
/// once: what waits for memory in one word's turn does not hold up the next word's.
private struct TermCounter {
  private var scanner: WordScanner
  private let normalizer: TermNormalizer
  /// Words as they stand in the text, and what each means: a word is looked at only once.
  private var words = ByteStringTable(minimumCapacity: 4_096)
  private var meanings: [WordMeaning] = []
  /// The terms of words that are stop words in some language.
  private var stopWordTerms: [[UInt8]] = []
  private(set) var terms = ByteStringTable(minimumCapacity: 4_096)
  private(set) var documentFrequencies: [Int32] = []
  private(set) var offsets = [0]
  private(set) var termIndices: [Int32] = []
  private(set) var counts: [Int32] = []
  /// The words of the document at hand, those of the title first.
  private var found: [WordMeaning] = []
  /// Whether one of them may tell that the document is not in English.
  private var tells = false
  /// How often each term stands in the document at hand, and the terms that do.
  private var countOfTerm: [Int32] = []
  private var present: [Int32] = []

  init(_ options: TokenizerOptions) {
    scanner = WordScanner(stripsMarkup: options.stripsMarkup)
    normalizer = TermNormalizer(options: options)
  }

  mutating func add(_ document: Document) {
    found.removeAll(keepingCapacity: true)
    tells = false
    find(document.title)
    let titleCount = found.count
    find(document.abstract)
    let language = self.language
    count(found[..<titleCount], in: language, weight: Int32(Document.titleWeight))
    count(found[titleCount...], in: language, weight: 1)
    for term in present {
      counts.append(countOfTerm[Int(term)])
      countOfTerm[Int(term)] = 0
      documentFrequencies[Int(term)] += 1
    }
    termIndices += present
    present.removeAll(keepingCapacity: true)
    offsets.append(counts.count)
  }

  private mutating func find(_ text: String) {
    let bytes = text.utf8.span
    scanner.scan(bytes)
    for word in scanner.words {
      let number = words.intern(bytes, word.place, word.key)
      if number == meanings.count {
        meanings.append(meaning(of: bytes.extracting(word.place), isPlain: word.isPlain))
      }
      let meaning = meanings[number]
      found.append(meaning)
      tells = tells || meaning.stopWord.isTelling
    }
  }

  /// The language of the words found.
  private var language: Languages {
    // Nearly all texts have no word that tells otherwise.
    guard tells else { return .english }
    return Languages.ofText(with: found.lazy.map(\.stopWord))
  }

  private mutating func count(
    _ words: ArraySlice<WordMeaning>, in language: Languages, weight: Int32
  ) {
    for word in words where word.term >= 0 {
      var term = word.term
      if !word.stopWord.languages.isEmpty {
        guard word.stopWord.languages.isDisjoint(with: language) else { continue }
        term = termIndex(of: stopWordTerms[Int(term)])
      }
      let count = countOfTerm[Int(term)]
      if count == 0 { present.append(term) }
      countOfTerm[Int(term)] = count + weight
    }
  }

  private mutating func meaning(of word: Span<UInt8>, isPlain: Bool) -> WordMeaning {
    let (term, stopWord) = normalizer.term(for: word, isPlain: isPlain)
    guard let term else { return WordMeaning(term: -1, stopWord: stopWord) }
    guard stopWord.languages.isEmpty else {
      stopWordTerms.append(term)
      return WordMeaning(term: Int32(stopWordTerms.count - 1), stopWord: stopWord)
    }
    return WordMeaning(term: termIndex(of: term), stopWord: stopWord)
  }

  private mutating func termIndex(of term: [UInt8]) -> Int32 {
    let index = terms.intern(term.span, 0..<term.count, ByteKey(term.span))
    if index == documentFrequencies.count {
      countOfTerm.append(0)
      documentFrequencies.append(0)
    }
    return Int32(index)
  }
}

/// What a word stands for.
private struct WordMeaning {
  /// The number of its term, which of a stop word is one of its own; -1 for none.
  let term: Int32
  let stopWord: StopWord
}
