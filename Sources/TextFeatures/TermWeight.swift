// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The two factors of a TF-IDF weight: (1 + ln tf) (ln((1 + n) / (1 + df)) + 1).
///
/// Sublinear term frequency and smoothed inverse document frequency, as scikit-learn's
/// `TfidfVectorizer(sublinear_tf=True)` computes them.
enum TermWeight {
  /// 1 + ln tf, for tf of at least 1.
  static func termFrequency(_ count: Int) -> Double {
    1 + log(Double(count))
  }

  /// ln((1 + n) / (1 + df)) + 1.
  static func inverseDocumentFrequency(_ documentFrequency: Int, documentCount: Int) -> Double {
    log(Double(1 + documentCount) / Double(1 + documentFrequency)) + 1
  }
}

extension SparseMatrix {
  /// The TF-IDF rows of a block's documents: unit length, or empty where no term is known.
  ///
  /// n x v, columns ascending within a row. Weights are computed in double precision and stored in
  /// single. O(nonzeros + terms log terms of the block).
  public init(_ counts: TermCounts, weightedBy vocabulary: Vocabulary) {
    let columnOfTerm = vocabulary.columns(of: counts)
    let placed = counts.sortedByColumn(columnOfTerm)
    let weightOfTerm = columnOfTerm.map { column in
      column < 0 ? 0 : vocabulary.inverseDocumentFrequency(Int(column))
    }
    let frequencies = (0..<64).map { $0 == 0 ? 0 : TermWeight.termFrequency($0) }
    var columnIndices = [Int32](repeating: 0, count: placed.terms.count)
    var values = [Float](repeating: 0, count: placed.terms.count)
    var weights: [Double] = []
    for document in 0..<counts.documentCount {
      let entries = placed.offsets[document]..<placed.offsets[document + 1]
      weights.removeAll(keepingCapacity: true)
      var squares = 0.0
      for entry in entries {
        let count = Int(placed.counts[entry])
        let frequency =
          count < frequencies.count ? frequencies[count] : TermWeight.termFrequency(count)
        let weight = frequency * weightOfTerm[Int(placed.terms[entry])]
        weights.append(weight)
        squares += weight * weight
      }
      let length = squares.squareRoot()
      for (index, entry) in entries.enumerated() {
        columnIndices[entry] = columnOfTerm[Int(placed.terms[entry])]
        values[entry] = Float(weights[index] / length)
      }
    }
    self.init(
      columnCount: vocabulary.count, rowOffsets: placed.offsets, columnIndices: columnIndices,
      values: values)
  }
}

extension TermCounts {
  /// The entries of known terms, those of each document by ascending column.
  ///
  /// Entries are gone through term by term in the order of columns and appended to their documents:
  /// two passes instead of a sort for each document.
  fileprivate func sortedByColumn(
    _ columnOfTerm: [Int32]
  ) -> (offsets: [Int], terms: [Int32], counts: [Int32]) {
    // Where each term's entries go, terms by column.
    let order = columnOfTerm.indices.filter { columnOfTerm[$0] >= 0 }
      .sorted { columnOfTerm[$0] < columnOfTerm[$1] }
    var next = [Int](repeating: -1, count: columnOfTerm.count)
    var total = 0
    for term in order {
      next[term] = total
      total += Int(documentFrequencies[term])
    }
    var documents = [Int32](repeating: 0, count: total)
    var countsByTerm = [Int32](repeating: 0, count: total)
    var offsets = [Int](repeating: 0, count: documentCount + 1)
    for document in 0..<documentCount {
      for entry in self.offsets[document]..<self.offsets[document + 1] {
        let term = Int(termIndices[entry])
        let place = next[term]
        if place < 0 { continue }
        documents[place] = Int32(document)
        countsByTerm[place] = counts[entry]
        next[term] = place + 1
        offsets[document + 1] += 1
      }
    }
    for document in 0..<documentCount { offsets[document + 1] += offsets[document] }
    var end = offsets
    var terms = [Int32](repeating: 0, count: total)
    var sorted = [Int32](repeating: 0, count: total)
    var place = 0
    for term in order {
      for _ in 0..<documentFrequencies[term] {
        let document = Int(documents[place])
        terms[end[document]] = Int32(term)
        sorted[end[document]] = countsByTerm[place]
        end[document] += 1
        place += 1
      }
    }
    return (offsets, terms, sorted)
  }
}
