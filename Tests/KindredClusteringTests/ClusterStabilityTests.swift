// SPDX-License-Identifier: Apache-2.0

import KindredClustering
import KindredKernels
import TestSupport
import Testing

@Suite struct ClusterStabilityTests {
  private func stability(_ rows: Matrix, _ count: Int, threads: Int = 1) -> ClusterStability {
    let clustering = SphericalKMeans(clusterCount: count).fit(rows)
    return ClusterStability(
      of: clustering, rows, drawCount: 6, seed: 3, parallelism: Parallelism(threadCount: threads))
  }

  @Test func separateGroupsComeBack() {
    let rows = Matrix(
      rows: (0..<60).map { row in
        (0..<3).map { ($0 == row % 3 ? 1 : 0) + 0.01 * Float((row * 7 + $0) % 11) }
      }
    ).normalizedRows()
    let found = stability(rows, 3)
    #expect(found.overlaps == [1, 1, 1])
    // Six groups of three cut each in two, somewhere.
    let cut = stability(rows, 6)
    #expect(cut.overlaps.count == 6 && cut.overlaps.contains { $0 ?? 1 < 0.95 })
    #expect(cut.overlaps.allSatisfy { $0 ?? 0 > 0 && $0 ?? 2 <= 1 })
  }

  @Test func threadsDoNotShow() {
    let rows = Seeded.matrix(150, 8, seed: 4).normalizedRows()
    #expect(stability(rows, 7) == stability(rows, 7, threads: 3))
  }

  @Test func oneGroupCannotComeApart() {
    #expect(stability(Matrix(rows: [[1, 0], [0, 1], [1, 0]]), 1).overlaps == [nil])
    let none = SphericalKMeans(clusterCount: 2).fit(Matrix(rows: [[0, 0]]))
    let empty = ClusterStability(of: none, Matrix(rows: [[0, 0]]), drawCount: 3, seed: 1)
    #expect(empty.overlaps.isEmpty)
    // Eight of ten rows cannot make nine groups.
    let many = stability(Seeded.matrix(10, 12, seed: 2).normalizedRows(), 9)
    #expect(many.overlaps.allSatisfy { $0 == nil })
  }
}
