// SPDX-License-Identifier: Apache-2.0

extension String {
  /// Characters of a text that somebody may have mistyped; longer ones are near to nothing.
  private static let longest = 200

  /// How many characters have to be added, left out or changed to make another text of this one
  /// (Levenshtein 1966); for texts of which one has more than 200 bytes the bytes of both. O(n m).
  package func editDistance(to other: String) -> Int {
    guard utf8.count <= Self.longest, other.utf8.count <= Self.longest else {
      return self == other ? 0 : utf8.count + other.utf8.count
    }
    let columns = Array(other)
    var row = Array(0...columns.count)
    for (index, character) in self.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in columns.indices {
        let changed = diagonal + (columns[column] == character ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = Swift.min(changed, diagonal + 1, row[column] + 1)
      }
    }
    return row[columns.count]
  }

  /// The names that are near: those that begin with this text first, then those of which at most a
  /// third is to be changed, the nearest first, then in their order; none for an empty text.
  package func nearest(of names: [String]) -> [String] {
    guard !isEmpty else { return [] }
    return names.enumerated()
      .map { place, name in
        (place, name, name.hasPrefix(self) ? 0 : editDistance(to: name))
      }
      .filter { _, name, distance in 3 * distance <= max(count, name.count) }
      .sorted { ($0.2, $0.0) < ($1.2, $1.0) }
      .map(\.1)
  }
}
