// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
package import KindredTextFeatures

/// Papers that are learned from: their counts, a segment at a time.
package protocol CountedPapers {
  /// What reading a segment may throw.
  associatedtype Failure: Error

  /// How many papers there are.
  var paperCount: Int { get }

  var segmentCount: Int { get }

  /// A segment: the papers' numbers, 0 for one that is no longer there, and their terms.
  func segment(_ index: Int) throws(Failure) -> (papers: [Int32], counts: CountRows)

  /// The numbers of all papers in the order of their identifiers.
  func order() throws(Failure) -> [Int32]
}

extension CountedPapers {
  /// Calls `take` with what `make` makes of each segment, in their order; as many are in memory as
  /// keep all threads busy.
  func forEachSegment<Value: Sendable>(
    parallelism: Parallelism,
    _ make: @Sendable (_ papers: [Int32], _ counts: CountRows) -> Value,
    take: (Int, Value) throws(Failure) -> Void
  ) throws(Failure) {
    let step = 2 * parallelism.threadCount
    for start in stride(from: 0, to: segmentCount, by: step) {
      let segments = try (start..<min(start + step, segmentCount)).map(segment)
      let values = parallelism.map(count: segments.count) { index in
        make(segments[index].papers, segments[index].counts)
      }
      for (index, value) in values.enumerated() { try take(start + index, value) }
    }
  }

  /// The counts of all papers, ascending by identifier. O(words).
  func countsInOrder() throws(Failure) -> CountRows {
    let segments = try (0..<segmentCount).map(segment)
    var places: [Int32: (segment: Int, row: Int)] = [:]
    for (segment, (papers, _)) in segments.enumerated() {
      for (row, paper) in papers.enumerated() where paper != 0 { places[paper] = (segment, row) }
    }
    var counts = CountRows()
    for paper in try order() {
      guard let place = places[paper] else { continue }
      counts.append(segments[place.segment].counts, row: place.row)
    }
    return counts
  }
}
