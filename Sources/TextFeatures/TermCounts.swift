// SPDX-License-Identifier: Apache-2.0

/// How often each term stands in each document of a block.
///
/// Blocks are counted independently, each with its own numbering of terms; a ``Vocabulary`` learned
/// from all of them gives the common one.
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

  /// Counts the terms of documents. O(bytes).
  public init(_ documents: some Sequence<Document>, tokenizer: Tokenizer = Tokenizer()) {
    var counter = TermCounter(tokenizer.options)
    for document in documents {
      counter.add(document.title, weight: Int32(Document.titleWeight))
      counter.add(document.abstract, weight: 1)
      counter.endDocument()
    }
    terms = counter.terms
    documentFrequencies = counter.documentFrequencies
    offsets = counter.offsets
    termIndices = counter.termIndices
    counts = counter.counts
  }
}

/// The state of counting one block.
private struct TermCounter {
  private let stripsMarkup: Bool
  private let normalizer: TermNormalizer
  /// Words as they stand in the text, and the term of each, or -1: a word is looked at only once.
  private var words = ByteStringTable(minimumCapacity: 4_096)
  private var termOfWord: [Int32] = []
  private(set) var terms = ByteStringTable(minimumCapacity: 4_096)
  private(set) var documentFrequencies: [Int32] = []
  private(set) var offsets = [0]
  private(set) var termIndices: [Int32] = []
  private(set) var counts: [Int32] = []
  /// Where each term's latest entry is.
  private var entryOfTerm: [Int] = []

  init(_ options: TokenizerOptions) {
    stripsMarkup = options.stripsMarkup
    normalizer = TermNormalizer(options: options)
  }

  mutating func add(_ text: String, weight: Int32) {
    var scanner = WordScanner(stripsMarkup: stripsMarkup)
    let bytes = text.utf8.span
    let documentStart = offsets[offsets.count - 1]
    while scanner.next(in: bytes) {
      let word = words.intern(bytes, scanner.word, scanner.key)
      if word == termOfWord.count {
        termOfWord.append(
          termIndex(of: bytes.extracting(scanner.word), isPlain: scanner.isPlain))
      }
      let term = termOfWord[word]
      guard term >= 0 else { continue }
      let entry = entryOfTerm[Int(term)]
      if entry >= documentStart {
        counts[entry] += weight
      } else {
        entryOfTerm[Int(term)] = counts.count
        termIndices.append(term)
        counts.append(weight)
        documentFrequencies[Int(term)] += 1
      }
    }
  }

  mutating func endDocument() { offsets.append(counts.count) }

  private mutating func termIndex(of word: Span<UInt8>, isPlain: Bool) -> Int32 {
    guard let term = normalizer.term(for: word, isPlain: isPlain) else { return -1 }
    let index = terms.intern(term.span, 0..<term.count, ByteKey(term.span))
    if index == entryOfTerm.count {
      entryOfTerm.append(-1)
      documentFrequencies.append(0)
    }
    return Int32(index)
  }
}
