// SPDX-License-Identifier: Apache-2.0

public import KindredKernels
internal import KindredTextFeatures

/// What terms mean, learned from an archive and applied to other papers.
///
/// For each term, ascending by bytes, the archive's papers that hold it and a row of eight-bit
/// numbers, such that terms found in the same papers point the same way (``TermEmbeddings``), or
/// such that papers of one category do (``CategoryLearning``). A paper's row is the sum of its
/// terms' rows by their TF-IDF weight, with the archive's document frequencies; or, where the rows
/// carry weights, by 1 + ln tf alone.
///
/// In a file, little-endian: 8 bytes `KINDREDB`, then 32-bit format version (1, or 2 where rows
/// carry weights), number of terms v,
/// dimension d, papers learned from and bytes of terms, 4 bytes of zeros, and a 64-bit checksum
/// (FNV-1a over 64-bit words) of all that stands before and after it but the first 8 bytes: v + 1
/// offsets of terms (32 bits), v document frequencies (32 bits), v scales (float32), v x d rows
/// (int8), and the terms' bytes. A component is its int8 times the scale of its row.
public struct BackgroundModel: Equatable, Sendable {
  /// The newest format that is written and read: that of rows that carry weights.
  public static let formatVersion = 2

  /// The format of rows that are weighed by document frequencies.
  private static let unweightedVersion = 1

  private static let magic = Array("KINDREDB".utf8)
  static let headerSize = 40

  /// The largest dimension that is read.
  public static let largestDimension = 4_096

  /// The number of terms, v.
  public let termCount: Int

  /// The number of components, d.
  public let dimension: Int

  /// The papers learned from.
  public let paperCount: Int

  /// Whether what a term weighs is in its row.
  public let carriesWeights: Bool

  private let bytes: [UInt8]
  private let frequencyStart: Int
  private let scaleStart: Int
  private let rowStart: Int
  private let termStart: Int

  /// A model from its terms.
  ///
  /// - Parameters:
  ///   - terms: distinct, ascending by bytes.
  ///   - documentFrequencies: for each term the papers that hold it, from 1 to `paperCount`.
  ///   - rows: v x d; they are rounded to 127 steps of their largest component.
  ///   - carriesWeights: whether what a term weighs is in its row; otherwise it is told by the
  ///     document frequency.
  /// - Precondition: there is a frequency and a row for each term.
  public init(
    terms: [String], documentFrequencies: [Int], rows: Matrix, paperCount: Int,
    carriesWeights: Bool = false
  ) {
    precondition(
      terms.count == documentFrequencies.count && terms.count == rows.rowCount,
      "\(documentFrequencies.count) frequencies and \(rows.rowCount) rows for \(terms.count) terms")
    var body: [UInt8] = []
    var offset = 0
    for term in terms {
      body.append(UInt32(offset))
      offset += term.utf8.count
    }
    body.append(UInt32(offset))
    for frequency in documentFrequencies { body.append(UInt32(frequency)) }
    var steps: [UInt8] = []
    steps.reserveCapacity(rows.rowCount * rows.columnCount)
    for row in 0..<rows.rowCount {
      rows.withRow(row) { row in
        var largest: Float = 0
        for column in row.indices { largest = max(largest, abs(row[column])) }
        body.append((largest / 127).bitPattern)
        for column in row.indices {
          let step = largest > 0 ? (row[column] / largest * 127).rounded() : 0
          steps.append(UInt8(bitPattern: Int8(step)))
        }
      }
    }
    body += steps
    for term in terms { body += term.utf8 }
    var bytes = Self.magic
    let version = carriesWeights ? Self.formatVersion : Self.unweightedVersion
    for number in [version, terms.count, rows.columnCount, paperCount, offset, 0] {
      bytes.append(UInt32(number))
    }
    let checksum = Self.checksum(bytes[8...], body[...])
    bytes.append(UInt32(truncatingIfNeeded: checksum))
    bytes.append(UInt32(truncatingIfNeeded: checksum >> 32))
    bytes += body
    self.init(
      layoutOf: bytes, termCount: terms.count, dimension: rows.columnCount,
      paperCount: paperCount, carriesWeights: carriesWeights)
  }

  /// The model that a file's bytes hold, every bound and the checksum verified. O(bytes).
  public init(decoding bytes: [UInt8]) throws(BackgroundError) {
    try self.init(decoding: bytes, verifying: true)
  }

  /// - Parameter verifying: false for bytes that are part of the program.
  init(decoding bytes: [UInt8], verifying: Bool) throws(BackgroundError) {
    guard bytes.starts(with: Self.magic) else { throw .notAModel }
    guard bytes.count >= Self.headerSize else { throw .damaged("its header is cut off") }
    let version = bytes.number(at: 8)
    guard version == Self.formatVersion || version == Self.unweightedVersion else {
      throw .unknownVersion(version)
    }
    let termCount = bytes.number(at: 12)
    let dimension = Self.dimension(inHeader: bytes)
    let paperCount = bytes.number(at: 20)
    // All four are below 2^32, so that nothing here can overflow 64 bits but the product.
    guard dimension <= Self.largestDimension else {
      throw .damaged("it has \(dimension) components a term")
    }
    let (rowBytes, overflow) = termCount.multipliedReportingOverflow(by: dimension)
    guard !overflow, rowBytes < Int.max / 2,
      bytes.count == Self.headerSize + 4 * (3 * termCount + 1) + rowBytes + bytes.number(at: 24)
    else { throw .damaged("its length does not fit its header") }
    self.init(
      layoutOf: bytes, termCount: termCount, dimension: dimension, paperCount: paperCount,
      carriesWeights: version == Self.formatVersion)
    if verifying { try verify() }
  }

  private init(
    layoutOf bytes: [UInt8], termCount: Int, dimension: Int, paperCount: Int, carriesWeights: Bool
  ) {
    self.bytes = bytes
    self.termCount = termCount
    self.dimension = dimension
    self.paperCount = paperCount
    self.carriesWeights = carriesWeights
    frequencyStart = Self.headerSize + 4 * (termCount + 1)
    scaleStart = frequencyStart + 4 * termCount
    rowStart = scaleStart + 4 * termCount
    termStart = rowStart + termCount * dimension
  }

  private func verify() throws(BackgroundError) {
    let checksum = Self.checksum(inHeader: bytes)
    guard Self.checksum(bytes[8..<32], bytes[Self.headerSize...]) == checksum else {
      throw .damaged("its checksum is wrong")
    }
    guard bytes.number(at: Self.headerSize) == 0,
      bytes.number(at: frequencyStart - 4) == bytes.count - termStart
    else { throw .damaged("its terms do not fill their place") }
    for term in 0..<termCount {
      let start = bytes.number(at: Self.headerSize + 4 * term)
      let end = bytes.number(at: Self.headerSize + 4 * term + 4)
      guard start < end, end <= bytes.count - termStart else {
        throw .damaged("term \(term) has no place")
      }
      guard String(validating: bytes[termStart + start..<termStart + end], as: UTF8.self) != nil
      else { throw .damaged("term \(term) is no text") }
      if term > 0, !termBytes(term - 1).lexicographicallyPrecedes(termBytes(term)) {
        throw .damaged("term \(term) is out of order")
      }
      guard (1...max(1, paperCount)).contains(documentFrequency(term)) else {
        throw .damaged("term \(term) is in more papers than there are")
      }
      guard (0...1).contains(scale(term)) else {
        throw .damaged("row \(term) is out of range")
      }
    }
  }

  /// The checksum that a file's header holds: what tells one model from another.
  static func checksum(inHeader bytes: [UInt8]) -> UInt64 {
    UInt64(bytes.number(at: 32)) | UInt64(bytes.number(at: 36)) << 32
  }

  static func dimension(inHeader bytes: [UInt8]) -> Int { bytes.number(at: 16) }

  /// The file's bytes.
  public func encode() -> [UInt8] { bytes }

  /// A term, by its place.
  public func term(_ index: Int) -> String { String(decoding: termBytes(index), as: UTF8.self) }

  private func termBytes(_ index: Int) -> ArraySlice<UInt8> {
    let start = bytes.number(at: Self.headerSize + 4 * index)
    let end = bytes.number(at: Self.headerSize + 4 * index + 4)
    return bytes[termStart + start..<termStart + end]
  }

  /// The archive's papers that hold a term.
  public func documentFrequency(_ index: Int) -> Int {
    bytes.number(at: frequencyStart + 4 * index)
  }

  private func scale(_ index: Int) -> Float {
    Float(bitPattern: UInt32(bytes.number(at: scaleStart + 4 * index)))
  }

  /// For each of some terms, ascending by bytes, its place in the model, or -1. O(v + terms).
  package func places(of terms: [String]) -> [Int32] {
    var place = 0
    return terms.map { term in
      while place < termCount, termBytes(place).lexicographicallyPrecedes(term.utf8) { place += 1 }
      return place < termCount && termBytes(place).elementsEqual(term.utf8) ? Int32(place) : -1
    }
  }

  /// The rows of some terms.
  func termRows(_ places: [Int], parallelism: Parallelism) -> Matrix {
    Matrix(
      rowCount: places.count, columnCount: dimension, blockSize: 1_024, parallelism: parallelism
    ) { rows, result in
      let steps = bytes.span
      var target = 0
      for row in rows {
        let scale = scale(places[row])
        let start = rowStart + places[row] * dimension
        for column in 0..<dimension {
          result[target] = scale * Float(Int8(bitPattern: steps[start + column]))
          target += 1
        }
      }
    }
  }

  /// FNV-1a over little-endian words of eight bytes, the last one filled with zeros.
  private static func checksum(_ parts: ArraySlice<UInt8>...) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for bytes in parts {
      var place = bytes.startIndex
      while place < bytes.endIndex {
        var word: UInt64 = 0
        for index in 0..<min(8, bytes.endIndex - place) {
          word |= UInt64(bytes[place + index]) << UInt64(8 * index)
        }
        hash = (hash ^ word) &* 0x100_0000_01b3
        place += 8
      }
    }
    return hash
  }
}

extension [UInt8] {
  fileprivate func number(at place: Int) -> Int {
    Int(self[place]) | Int(self[place + 1]) << 8 | Int(self[place + 2]) << 16
      | Int(self[place + 3]) << 24
  }

  fileprivate mutating func append(_ number: UInt32) {
    for shift in [0, 8, 16, 24] as [UInt32] { append(UInt8(truncatingIfNeeded: number >> shift)) }
  }
}
