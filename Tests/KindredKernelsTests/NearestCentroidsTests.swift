// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@Suite struct NearestCentroidsTests {
  @Test(arguments: [1, 2, 3]) func nearestIsThatOfTheTwin(threadCount: Int) {
    let rows = Seeded.unitRows(700, 16)
    let centroids = Seeded.unitRows(23, 16, seed: 2)
    let (indices, similarities) = nearestCentroids(
      rows, centroids, parallelism: Parallelism(threadCount: threadCount))
    let scores = Twin.timesTransposed(rows, centroids)
    for row in 0..<700 {
      let best = Twin.nearest(scores[row], count: 1)[0]
      #expect(indices[row] == best)
      #expect(abs(Double(similarities[row]) - scores[row][best]) < Tolerance.single)
    }
  }

  @Test func tiesGoToTheFirst() {
    let rows = Matrix(rows: [[1, 0], [0, 0]])
    let centroids = Matrix(rows: [[0, 1], [1, 0], [1, 0]])
    #expect(nearestCentroids(rows, centroids).indices == [1, 0])
  }
}
