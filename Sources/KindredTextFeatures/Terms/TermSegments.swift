// SPDX-License-Identifier: Apache-2.0

/// Which terms stand in which segments of each of some documents: in the title, and in the
/// abstract's sentences.
package struct TermSegments: Sendable {
  /// Segments told apart; what comes later is part of the last one.
  package static let limit = 16

  /// Where each document's entries begin; one more at the end.
  package private(set) var offsets = [0]

  /// The column of each entry's term, ascending within a document.
  package private(set) var columns: [Int32] = []

  /// The segments that hold it: bit 0 is the title, the others are sentences in their order.
  package private(set) var masks: [UInt16] = []

  /// For each document how many segments it has, the title always being one.
  package private(set) var segmentCounts: [UInt8] = []

  /// No documents.
  package init() {}

  /// Looks through documents. O(bytes + terms log terms + columns).
  ///
  /// - Parameters:
  ///   - terms: all terms.
  ///   - columnOfTerm: for each of them the column it shall have, or -1 for none.
  package init(
    _ documents: some Sequence<Document>, _ terms: Terms, columnOfTerm: [Int32],
    tokenizer: Tokenizer = Tokenizer()
  ) {
    let segments = documents.map(\.segments)
    let counts = terms.rows(of: TermCounts(segments.lazy.joined(), tokenizer: tokenizer))
    var maskOfColumn = [UInt16](repeating: 0, count: Int(columnOfTerm.max() ?? -1) + 1)
    var met = AscendingSet(count: maskOfColumn.count)
    var row = 0
    for count in segments.map(\.count) {
      for segment in 0..<count {
        counts.forEachTerm(row) { number, _ in
          let column = Int(columnOfTerm[Int(terms.column(ofNumber: number))])
          if column < 0 { return }
          maskOfColumn[column] |= 1 << UInt16(segment)
          met.insert(column)
        }
        row += 1
      }
      met.removeAll { column in
        columns.append(Int32(column))
        masks.append(maskOfColumn[column])
        maskOfColumn[column] = 0
      }
      offsets.append(columns.count)
      segmentCounts.append(UInt8(count))
    }
  }

  /// The documents of several parts, one after the other.
  package init(concatenating parts: [TermSegments]) {
    for part in parts {
      let base = columns.count
      offsets += part.offsets.dropFirst().map { base + $0 }
      columns += part.columns
      masks += part.masks
      segmentCounts += part.segmentCounts
    }
  }

  /// The number of documents.
  package var documentCount: Int { segmentCounts.count }

  /// Where a document's entries are.
  package func entries(_ document: Int) -> Range<Int> { offsets[document]..<offsets[document + 1] }
}

extension Document {
  /// The title and each sentence of the abstract, as documents; of more sentences than are told
  /// apart the last ones are one.
  ///
  /// A sentence ends with `.`, `!`, `?` or `;` before a space and a capital, a digit or a
  /// parenthesis.
  var segments: [Document] {
    var segments = [Document(title: title)]
    let bytes = abstract.utf8
    var start = bytes.startIndex
    var place = start
    while place < bytes.endIndex, segments.count < TermSegments.limit - 1 {
      let next = bytes.index(after: place)
      if Self.ends.contains(bytes[place]), next < bytes.endIndex, bytes[next] == UInt8(ascii: " ") {
        let first = bytes.index(after: next)
        if first < bytes.endIndex, bytes[first].beginsSentence {
          segments.append(Document(title: String(abstract[start..<next])))
          start = first
        }
      }
      place = next
    }
    if start < bytes.endIndex { segments.append(Document(title: String(abstract[start...]))) }
    return segments
  }

  private static let ends = Array(".!?;".utf8)
}

extension UInt8 {
  /// Whether it is a capital, a digit or an opening parenthesis.
  fileprivate var beginsSentence: Bool {
    isASCIIDigit || self == UInt8(ascii: "(")
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
  }
}
