// SPDX-License-Identifier: Apache-2.0

/// Which centroids stand together: group g holds places `starts[g] ..< starts[g + 1]`.
struct CentroidGroups: Sendable {
  /// Centroids up to which each is a group, and groups above that.
  private static let mostGroups = 128

  /// The centroid at each place.
  let centroidAtPlace: [Int]
  /// The place of each centroid.
  let placeOfCentroid: [Int32]
  let starts: [Int32]
  let groupAtPlace: [Int32]

  var count: Int { starts.count - 1 }

  /// Whether each centroid is a group of its own.
  var areSingle: Bool { count == centroidAtPlace.count }

  /// Groups of near centroids: a few passes of k-means over the centroids themselves.
  init(_ centroids: Matrix, parallelism: Parallelism) {
    let total = centroids.rowCount
    var groupOf = Array(0..<total)
    if total > Self.mostGroups {
      let groupCount = min(Self.mostGroups, total / 8)
      var middles = centroids.rows(at: (0..<groupCount).map { $0 * total / groupCount })
      for _ in 0..<5 {
        groupOf = nearestCentroids(centroids, middles, parallelism: parallelism).indices
        var sums = Matrix(rowCount: groupCount, columnCount: centroids.columnCount)
        for (centroid, group) in groupOf.enumerated() {
          for column in 0..<centroids.columnCount {
            sums[group, column] += centroids[centroid, column]
          }
        }
        middles = sums.normalizedRows()
      }
    }
    let order = (0..<total).sorted { (groupOf[$0], $0) < (groupOf[$1], $1) }
    centroidAtPlace = order
    var places = [Int32](repeating: 0, count: total)
    for (place, centroid) in order.enumerated() { places[centroid] = Int32(place) }
    placeOfCentroid = places
    var starts: [Int32] = []
    var groupAtPlace: [Int32] = []
    for (place, centroid) in order.enumerated() {
      if place == 0 || groupOf[centroid] != groupOf[order[place - 1]] {
        starts.append(Int32(place))
      }
      groupAtPlace.append(Int32(starts.count - 1))
    }
    self.starts = starts + [Int32(total)]
    self.groupAtPlace = groupAtPlace
  }
}
