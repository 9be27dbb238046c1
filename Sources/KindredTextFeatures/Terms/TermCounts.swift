// SPDX-License-Identifier: Apache-2.0

/// How often each term stands in each document of a block.
///
/// Blocks are counted independently, each with its own numbering of terms; ``Terms`` made
/// from all of them give the common one.
public struct TermCounts: Sendable {
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
  /// Words as they stand in the text, and the term of each, or -1: a word is looked at only once.
  private var words = ByteStringTable(minimumCapacity: 4_096)
  private var termOfWord: [Int32] = []
  private(set) var terms = ByteStringTable(minimumCapacity: 4_096)
  private(set) var documentFrequencies: [Int32] = []
  private(set) var offsets = [0]
  private(set) var termIndices: [Int32] = []
  private(set) var counts: [Int32] = []
  /// The terms of the text at hand.
  private var found: [Int32] = []
  /// How often each term stands in the document at hand, and the terms that do.
  private var countOfTerm: [Int32] = []
  private var present: [Int32] = []

  init(_ options: TokenizerOptions) {
    scanner = WordScanner(stripsMarkup: options.stripsMarkup)
    normalizer = TermNormalizer(options: options)
  }

  mutating func add(_ document: Document) {
    add(document.title, weight: Int32(Document.titleWeight))
    add(document.abstract, weight: 1)
    for term in present {
      counts.append(countOfTerm[Int(term)])
      countOfTerm[Int(term)] = 0
      documentFrequencies[Int(term)] += 1
    }
    termIndices += present
    present.removeAll(keepingCapacity: true)
    offsets.append(counts.count)
  }

  private mutating func add(_ text: String, weight: Int32) {
    let bytes = text.utf8.span
    scanner.scan(bytes)
    findTerms(bytes)
    count(weight)
  }

  private mutating func findTerms(_ bytes: Span<UInt8>) {
    found.removeAll(keepingCapacity: true)
    for word in scanner.words {
      let number = words.intern(bytes, word.place, word.key)
      if number == termOfWord.count {
        termOfWord.append(termIndex(of: bytes.extracting(word.place), isPlain: word.isPlain))
      }
      found.append(termOfWord[number])
    }
  }

  private mutating func count(_ weight: Int32) {
    for term in found where term >= 0 {
      let count = countOfTerm[Int(term)]
      if count == 0 { present.append(term) }
      countOfTerm[Int(term)] = count + weight
    }
  }

  private mutating func termIndex(of word: Span<UInt8>, isPlain: Bool) -> Int32 {
    guard let term = normalizer.term(for: word, isPlain: isPlain) else { return -1 }
    let index = terms.intern(term.span, 0..<term.count, ByteKey(term.span))
    if index == documentFrequencies.count {
      countOfTerm.append(0)
      documentFrequencies.append(0)
    }
    return Int32(index)
  }
}
