// SPDX-License-Identifier: Apache-2.0

/// Terms as the columns of sparse rows, with what they weigh by.
///
/// Columns are numbered in the byte order of the terms, so that rows depend neither on the order of
/// papers nor on how they were cut into blocks. A term also has a number, by which papers' terms
/// are counted (``CountRows``) and which it keeps when others come (``TermNumbers``). There may be
/// columns for all terms of a collection or for those of one question; ``statistics`` tell of all.
public struct Terms: Sendable {
  /// Distinct terms in byte order; a term's place is its column.
  public let texts: [String]

  /// The papers that hold each term, by its number.
  public let statistics: TermStatistics

  /// The number of each column's term.
  package let numbers: [Int]

  private let table: ByteStringTable
  /// The column of each string of the table.
  private let columns: [Int32]
  /// For each number its column, or -1.
  private let columnOfNumber: [Int32]

  /// All terms of some papers, which have the columns for numbers: frequencies add.
  ///
  /// Every term is kept, however rare: a name that one paper uses is what people search for. Only
  /// where there are more than can be numbered, those that the fewest papers hold are left out.
  /// O(v log v).
  public init(_ blocks: [TermCounts]) { self.init(blocks, limit: CountRows.numberLimit) }

  init(_ blocks: [TermCounts], limit: Int) {
    var table = ByteStringTable(minimumCapacity: blocks.first?.terms.count ?? 0)
    var frequencies: [Int32] = []
    for block in blocks {
      for index in 0..<block.terms.count {
        let place = block.terms.withBytes(index) { bytes in
          table.intern(bytes, 0..<bytes.count, block.terms.key(index))
        }
        if place == frequencies.count { frequencies.append(0) }
        frequencies[place] += block.documentFrequencies[index]
      }
    }
    var order = table.numbersInByteOrder()
    if order.count > limit {
      let kept = order.sorted { frequencies[$0] > frequencies[$1] }.prefix(limit)
      let least = Set(kept)
      order = order.filter(least.contains)
    }
    self.init(
      table, order: order, numbers: Array(order.indices),
      TermStatistics(
        documentFrequencies: order.map { frequencies[$0] },
        documentCount: blocks.reduce(0) { $0 + $1.documentCount },
        tokenCount: blocks.reduce(0) { $0 + $1.tokenCount }))
  }

  /// All terms of a table, which have its places for numbers. O(v log v).
  init(_ table: ByteStringTable, _ statistics: TermStatistics) {
    let order = table.numbersInByteOrder()
    self.init(table, order: order, numbers: order, statistics)
  }

  /// - Parameters:
  ///   - order: the places of the terms that have columns, in byte order.
  ///   - numbers: the terms' numbers, in that order.
  private init(
    _ table: ByteStringTable, order: [Int], numbers: [Int], _ statistics: TermStatistics
  ) {
    self.table = table
    self.numbers = numbers
    self.statistics = statistics
    texts = order.map { table.string($0) }
    columns = Self.columns(order, count: table.count)
    columnOfNumber = Self.columns(numbers, count: statistics.termCount)
  }

  /// For each number its place in a list of some, or -1.
  private static func columns(_ numbers: [Int], count: Int) -> [Int32] {
    var columns = [Int32](repeating: -1, count: count)
    for (column, number) in numbers.enumerated() { columns[number] = Int32(column) }
    return columns
  }

  /// Some terms of a collection, each with its number. O(v + terms log terms).
  ///
  /// - Precondition: numbers are distinct, and there are statistics for each. Terms are distinct
  ///   unless a damaged file holds them; then ``column(of:)`` gives the first.
  package init(_ unordered: [(number: Int, text: String)], _ statistics: TermStatistics) {
    let ordered = unordered.sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    var table = ByteStringTable(minimumCapacity: ordered.count)
    var columns: [Int32] = []
    for (column, term) in ordered.enumerated() {
      let bytes = term.text.utf8.span
      let place = table.intern(bytes, 0..<bytes.count, ByteKey(bytes))
      if place == columns.count { columns.append(Int32(column)) }
    }
    self.table = table
    self.columns = columns
    self.statistics = statistics
    texts = ordered.map(\.text)
    numbers = ordered.map(\.number)
    columnOfNumber = Self.columns(numbers, count: statistics.termCount)
  }

  private init(_ terms: Terms, weighingBy statistics: TermStatistics) {
    texts = terms.texts
    numbers = terms.numbers
    table = terms.table
    columns = terms.columns
    columnOfNumber = terms.columnOfNumber
    self.statistics = statistics
  }

  /// The same columns, weighing by the frequencies of another collection with the same numbers, or
  /// of a part of this one; of terms that it does not have no paper holds any.
  package func weighing(by statistics: TermStatistics) -> Terms {
    Terms(self, weighingBy: statistics)
  }

  /// The number of columns, v.
  public var count: Int { texts.count }

  /// Terms that have a number, with a column or without.
  package var numberCount: Int { columnOfNumber.count }

  /// Whether every term of the collection has a column.
  package var isComplete: Bool { count == numberCount }

  /// The column of a term, or nil for one that has none. O(length).
  public func column(of text: String) -> Int? {
    let bytes = text.utf8.span
    return table.find(bytes, ByteKey(bytes)).flatMap { columns[$0] < 0 ? nil : Int(columns[$0]) }
  }

  /// The column of a term by its number, or -1.
  @inline(__always)
  package func column(ofNumber number: Int) -> Int32 {
    columnOfNumber[number]
  }

  /// Papers that hold the term of a column.
  public func documentFrequency(_ column: Int) -> Int {
    statistics.documentFrequency(numbers[column])
  }

  /// ln((1 + n) / (1 + df)) + 1 of a column; never below 1.
  public func inverseDocumentFrequency(_ column: Int) -> Double {
    statistics.inverseDocumentFrequency(numbers[column])
  }

  /// The counts of a block's documents by the numbers of these terms; other terms are left out.
  /// O(nonzeros + terms log terms of the block).
  package func rows(of block: TermCounts) -> CountRows {
    let columnOfTerm = (0..<block.terms.count).map { index in
      block.terms.withBytes(index) { bytes in
        table.find(bytes, block.terms.key(index)).map { columns[$0] } ?? -1
      }
    }
    // The block's known terms in the order of their columns.
    let order = columnOfTerm.indices.filter { columnOfTerm[$0] >= 0 }
      .map { UInt64(columnOfTerm[$0]) << 32 | UInt64($0) }.sorted()
      .map { Int($0 & 0xFFFF_FFFF) }
    return CountRows(
      block, inOrder: order, numbers: order.map { UInt32(numbers[Int(columnOfTerm[$0])]) })
  }
}
