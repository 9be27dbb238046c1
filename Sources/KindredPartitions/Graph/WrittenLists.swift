// SPDX-License-Identifier: Apache-2.0

/// Neighbors of a paper in one field of a row: similarity and identifier with a control character
/// between them, which no identifier holds, and another one between two neighbors.
enum WrittenLists {
  private static let between = UInt8(0x1E)
  private static let inside = UInt8(0x1F)

  static func written(_ neighbors: [(id: String, similarity: Double)]) -> String {
    neighbors.map { "\($0.similarity)\u{1F}\($0.id)" }.joined(separator: "\u{1E}")
  }

  static func read(
    _ field: ArraySlice<UInt8>
  ) throws(PartError) -> [(id: String, similarity: Double)] {
    var neighbors: [(id: String, similarity: Double)] = []
    for part in field.split(separator: between) {
      guard let middle = part.firstIndex(of: inside),
        let similarity = Double(String(decoding: part[..<middle], as: UTF8.self)),
        similarity.isFinite
      else { throw .broken("a list of neighbors without their similarities, skipped") }
      neighbors.append((String(decoding: part[(middle + 1)...], as: UTF8.self), similarity))
    }
    return neighbors
  }
}
