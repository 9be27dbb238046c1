// SPDX-License-Identifier: Apache-2.0

internal import Foundation
package import KindredKernels

/// A row that one filter hands to another: fields between tabs, the first of which is the version
/// of rows.
///
/// Texts stand as they are, since none of Kindred's holds a tab or a line feed; vectors are the
/// Base64 of their little-endian numbers. A field that says nothing is empty, or `\N` where an
/// engine has made it null.
package struct PartRow: Sendable {
  /// What rows begin with; it changes whenever fields mean something else.
  package static let version = "k1"

  private static let tab = UInt8(ascii: "\t")

  /// The fields after the version.
  package let fields: [ArraySlice<UInt8>]

  /// The row of a line.
  ///
  /// - Throws: ``PartError/otherVersion(found:)``, and ``PartError/broken(_:)`` for a line that
  ///   has other than `count` fields.
  package init(_ line: ArraySlice<UInt8>, fieldCount count: Int) throws(PartError) {
    let parts = line.split(separator: Self.tab, omittingEmptySubsequences: false)
    let version = parts.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    if version != Self.version {
      if Self.isVersion(version) { throw .otherVersion(found: version) }
      throw .broken("a row that does not begin with its version, skipped")
    }
    guard parts.count == count + 1 else {
      throw .broken("a row of \(parts.count - 1) fields in place of \(count), skipped")
    }
    fields = Array(parts.dropFirst())
  }

  /// Whether a first field looks like that of a row: `k` and a number.
  private static func isVersion(_ field: String) -> Bool {
    field.utf8.first == UInt8(ascii: "k") && field.utf8.count > 1
      && field.utf8.dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// Whether a field says nothing.
  package func isEmpty(_ index: Int) -> Bool {
    fields[index].isEmpty || fields[index].elementsEqual(#"\N"#.utf8)
  }

  /// A field as text, empty where it says nothing.
  package func text(_ index: Int) -> String {
    isEmpty(index) ? "" : String(decoding: fields[index], as: UTF8.self)
  }

  /// A field as a whole number from 0 on.
  package func count(_ index: Int) throws(PartError) -> Int {
    guard let value = Int(text(index)), value >= 0 else {
      throw .broken("\"\(text(index).prefix(40))\" in place of a number, skipped")
    }
    return value
  }

  /// A field as a finite number.
  package func number(_ index: Int) throws(PartError) -> Double {
    guard let value = Double(text(index)), value.isFinite else {
      throw .broken("\"\(text(index).prefix(40))\" in place of a number, skipped")
    }
    return value
  }

  /// A field as whole numbers; none where it says nothing.
  package func numbers<Number: StoredNumber>(
    _ index: Int, as type: Number.Type = Number.self
  ) throws(PartError) -> [Number] {
    if isEmpty(index) { return [] }
    return try [Number](base64: fields[index])
  }

  /// A field as values in single precision, all finite.
  package func floats(_ index: Int) throws(PartError) -> [Float] {
    try [Float](base64: isEmpty(index) ? [] : fields[index])
  }

  /// A field as values in half precision, all finite.
  package func halves(_ index: Int) throws(PartError) -> [Float] {
    let bits: [UInt16] = try numbers(index)
    let values = HalfMatrix(rowCount: 1, columnCount: bits.count, bits: bits).rows(at: [0])
    return try values.rowArrays[0].allFinite
  }
}

extension [Float] {
  /// The values whose bytes some Base64 is.
  package init(base64: ArraySlice<UInt8>) throws(PartError) {
    let bits: [UInt32] = try [UInt32](base64: base64)
    self = try bits.map(Float.init(bitPattern:)).allFinite
  }

  /// The Base64 of the values in single precision.
  package var base64: String { map(\.bitPattern).base64 }

  fileprivate var allFinite: [Float] {
    get throws(PartError) {
      guard allSatisfy(\.isFinite) else { throw .broken("a vector that is not finite, skipped") }
      return self
    }
  }
}

extension Array where Element: StoredNumber {
  /// The numbers whose bytes some Base64 is.
  package init(base64: ArraySlice<UInt8>) throws(PartError) {
    guard let data = Data(base64Encoded: Data(base64)),
      data.count % MemoryLayout<Element>.size == 0
    else { throw .broken("a field that is no Base64 of numbers, skipped") }
    self.init(stored: [UInt8](data).span)
  }

  /// The Base64 of the numbers.
  package var base64: String { Data(stored).base64EncodedString() }
}

extension HalfMatrix {
  /// The Base64 of a row.
  package func base64(_ row: Int) -> String { Array(bits(row)).base64 }
}
