// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import GRDB
internal import KindredPapers

/// The rows in a file of SQLite's format, page by page, whatever became of the trees that hold them
/// together.
///
/// A row stands in a leaf of a table with its number and its values; what does not fit there goes
/// on in pages that name each other. So rows can be found without what leads to them, in a file
/// that is cut or has pages of something else. Nothing says which table a row is of: that is for
/// whoever knows what its rows look like. Pages that the file names as free are passed over, as
/// rows that were removed stand in them. <https://www.sqlite.org/fileformat2.html>, sections 1.3 to
/// 2.1.
struct SQLitePages {
  /// A row of some table.
  struct Found {
    /// Where it is, to be read again.
    let place: Place
    let number: Int64
    let values: [DatabaseValue]
  }

  /// A leaf, and which of its rows.
  struct Place: Hashable {
    let page: Int
    let cell: Int
  }

  private let file: FileHandle
  private let pageSize: Int

  /// Bytes of a page that hold something.
  private let usableSize: Int
  private let pageCount: Int
  private var freePages: Set<Int> = []

  /// Bytes of one row that are read; none of ours comes near.
  private static let longestRow = 16 << 20

  /// - Parameter assumedPageSize: where the file does not tell.
  init(_ path: String, assumedPageSize: Int) throws {
    file = try FileHandle(forReadingFrom: URL(fileURLWithPath: FilePath(path).text))
    let head = try file.read(upToCount: 100).map { [UInt8]($0) } ?? []
    let told = head.count == 100 ? Int(head[16]) << 8 | Int(head[17]) : 0
    let size = told == 1 ? 65_536 : told
    let isTold = (512...65_536).contains(size) && size.nonzeroBitCount == 1
    pageSize = isTold ? size : assumedPageSize
    usableSize = pageSize - (isTold && head[20] < 32 ? Int(head[20]) : 0)
    pageCount = (FilePath(path).status?.size ?? 0) / pageSize
    if isTold { freePages = freeList(head) }
  }

  /// Lends every row that can be made out, in the order of pages. O(bytes).
  ///
  /// In a file that somebody made up many rows can have the same bytes: after some times as many as
  /// the file has, no more rows are looked at.
  func forEachRow(_ body: (Found) throws -> Void) throws {
    var rest = (64 << 20) + 4 * pageCount * pageSize
    for page in 1...max(1, pageCount) where !freePages.contains(page) {
      let bytes = self.bytes(page)
      for cell in 0..<rowCount(bytes, page) {
        if rest < 0 { return }
        rest -= length(at: Place(page: page, cell: cell), in: bytes)
        if let row = row(at: Place(page: page, cell: cell), in: bytes) { try body(row) }
      }
    }
  }

  /// The row at a place, or nil where there is none.
  func row(at place: Place) -> Found? { row(at: place, in: bytes(place.page)) }

  private func bytes(_ page: Int) -> [UInt8] {
    guard (1...max(1, pageCount)).contains(page) else { return [] }
    do {
      try file.seek(toOffset: UInt64(page - 1) * UInt64(pageSize))
      return try file.read(upToCount: pageSize).map { [UInt8]($0) } ?? []
    } catch {
      return []
    }
  }

  /// Where a page's own header begins: the first has the file's before it.
  private func start(_ page: Int) -> Int { page == 1 ? 100 : 0 }

  /// How many rows a page says that it has; 0 for one that is no leaf of a table.
  private func rowCount(_ bytes: [UInt8], _ page: Int) -> Int {
    let start = start(page)
    guard bytes.count == pageSize, bytes[start] == 0x0D else { return 0 }
    return min(bytes.number(at: start + 3, size: 2), (pageSize - start - 8) / 2)
  }

  private func row(at place: Place, in bytes: [UInt8]) -> Found? {
    guard place.cell < rowCount(bytes, place.page) else { return nil }
    var next = bytes.number(at: start(place.page) + 8 + 2 * place.cell, size: 2)
    guard let length = bytes.variable(&next), (1...Int64(Self.longestRow)).contains(length),
      let number = bytes.variable(&next),
      let record = record(Int(length), at: next, in: bytes),
      let values = Self.values(of: record)
    else { return nil }
    return Found(place: place, number: number, values: values)
  }

  /// How many bytes a row says that it has, as far as they are read.
  private func length(at place: Place, in bytes: [UInt8]) -> Int {
    var next = bytes.number(at: start(place.page) + 8 + 2 * place.cell, size: 2)
    let length = bytes.variable(&next) ?? 0
    return (1...Int64(Self.longestRow)).contains(length) ? Int(length) : 0
  }

  /// The bytes of a row, of which some may stand in other pages.
  private func record(_ length: Int, at start: Int, in bytes: [UInt8]) -> [UInt8]? {
    let most = usableSize - 35
    var local = length
    if length > most {
      let least = (usableSize - 12) * 32 / 255 - 23
      let fitting = least + (length - least) % (usableSize - 4)
      local = fitting <= most ? fitting : least
    }
    guard start + local + (local < length ? 4 : 0) <= bytes.count else { return nil }
    var record = Array(bytes[start..<start + local])
    var page = local < length ? bytes.number(at: start + local, size: 4) : 0
    while record.count < length {
      let more = self.bytes(page)
      guard page > 1, more.count == pageSize else { return nil }
      record += more[4..<min(usableSize, 4 + length - record.count)]
      page = more.number(at: 0, size: 4)
    }
    return record
  }

  /// The values of a record, or nil where it is none.
  private static func values(of record: [UInt8]) -> [DatabaseValue]? {
    var place = 0
    guard let size = record.variable(&place), (1...Int64(record.count)).contains(size) else {
      return nil
    }
    var values: [DatabaseValue] = []
    var next = Int(size)
    while place < Int(size) {
      guard let kind = record.variable(&place),
        let value = record.value(of: kind, at: &next)
      else { return nil }
      values.append(value)
    }
    return values
  }

  /// The pages that the file names as free: a list of pages that hold lists.
  private func freeList(_ head: [UInt8]) -> Set<Int> {
    var free: Set<Int> = []
    var page = head.number(at: 32, size: 4)
    while page > 1, free.insert(page).inserted {
      let bytes = bytes(page)
      guard bytes.count == pageSize else { break }
      let count = min(bytes.number(at: 4, size: 4), pageSize / 4 - 2)
      for index in 0..<count { free.insert(bytes.number(at: 8 + 4 * index, size: 4)) }
      page = bytes.number(at: 0, size: 4)
    }
    return free
  }
}

extension [UInt8] {
  /// A number of some bytes, the highest first; 0 where they are not there.
  fileprivate func number(at place: Int, size: Int) -> Int {
    guard place >= 0, place + size <= count else { return 0 }
    return self[place..<place + size].reduce(0) { $0 << 8 | Int($1) }
  }

  /// A number of one to nine bytes, seven bits in each and eight in the last; nil where it is cut
  /// off.
  fileprivate func variable(_ place: inout Int) -> Int64? {
    var value: UInt64 = 0
    for index in 0..<9 {
      guard place >= 0, place < count else { return nil }
      let byte = self[place]
      place += 1
      if index == 8 { return Int64(bitPattern: value << 8 | UInt64(byte)) }
      value = value << 7 | UInt64(byte & 0x7F)
      if byte < 0x80 { return Int64(bitPattern: value) }
    }
    return nil
  }

  /// A value of a record by its kind; nil where its bytes are not there or are no text.
  fileprivate func value(of kind: Int64, at place: inout Int) -> DatabaseValue? {
    switch kind {
    case 0: return .null
    case 1...6:
      let size = [1, 2, 3, 4, 6, 8][Int(kind) - 1]
      guard place + size <= count else { return nil }
      let negative = self[place] >= 0x80
      let number = self[place..<place + size].reduce(negative ? Int64(-1) : 0) {
        $0 << 8 | Int64($1)
      }
      place += size
      return number.databaseValue
    case 8, 9: return (kind - 8).databaseValue
    case 12...:
      let size = Int((kind - 12) / 2)
      guard size <= count - place else { return nil }
      let bytes = self[place..<place + size]
      place += size
      if kind.isMultiple(of: 2) { return Data(bytes).databaseValue }
      return String(validating: bytes, as: UTF8.self)?.databaseValue
    default: return nil
    }
  }
}
