// SPDX-License-Identifier: Apache-2.0

import CKindredKernels
import KindredKernels
import TestSupport
import Testing

/// Every loop against its plain twin, at lengths around the widths it is unrolled by.
@Suite struct CKernelsTests {
  private static let lengths = Array(0...20) + [31, 32, 33, 39, 63, 64, 65, 71, 100, 257]

  private func values(_ count: Int, _ seed: UInt64) -> [Float] {
    count == 0 ? [] : Seeded.matrix(1, count, seed: seed).rowArrays[0]
  }

  @Test(arguments: lengths) func productsAreThoseOfTheTwin(count: Int) {
    let left = values(count, 1)
    let right = values(count, 2)
    let expected = Twin.dot(left, right)
    #expect(unsafe abs(Double(ck_dot(left, right, count)) - expected) < 1e-4)
    #expect(unsafe abs(ck_dot_double(left, right, count) - expected) < 1e-12)
    #expect(unsafe abs(ck_dot_mixed(left.map(Double.init), right, count) - expected) < 1e-12)
    let squared = zip(left, right).reduce(0) {
      let difference = Double($1.0) - Double($1.1)
      return $0 + difference * difference
    }
    #expect(unsafe abs(ck_squared_distance(left, right, count) - squared) < 1e-11)
  }

  @Test(arguments: lengths, [1, 2, 3, 4, 7, 8, 13]) func rowsAreMultipliedEach(
    width: Int, rowCount: Int
  ) {
    let rows = values(width * rowCount, 3)
    let vector = values(width, 4)
    func row(_ index: Int) -> [Float] { Array(rows[index * width..<(index + 1) * width]) }
    var products = [Float](repeating: 9, count: rowCount)
    unsafe ck_dot_rows(rows, rowCount, vector, width, &products)
    #expect(
      distance(products, (0..<rowCount).map { Twin.dot(row($0), vector) }) < 1e-4)
    let indices = (0..<rowCount).reversed().map(Int32.init)
    unsafe ck_dot_places(rows, indices, rowCount, vector, width, &products)
    #expect(
      distance(products, indices.map { Twin.dot(row(Int($0)), vector) }) < 1e-4)
    let vectors = values(width * 6, 5)
    for vectorCount in 1...6 {
      var tile = [Float](repeating: 9, count: rowCount * vectorCount)
      unsafe ck_dot_selected(rows, indices, rowCount, vectors, vectorCount, width, &tile)
      let expected = indices.flatMap { index in
        (0..<vectorCount).map { vector in
          Twin.dot(row(Int(index)), Array(vectors[vector * width..<(vector + 1) * width]))
        }
      }
      #expect(distance(tile, expected) < 1e-4)
    }
  }

  @Test(arguments: lengths) func selectionsAreThoseOfFiltering(count: Int) {
    let scores = values(count, 6)
    let limits = values(count, 7)
    for threshold in [-9, -0.5, 0, 1.5, 9] as [Float] {
      var places = [Int32](repeating: -1, count: count + 1)
      var found = unsafe ck_select_one(scores, threshold, count, &places)
      #expect(
        places.prefix(found).map(Int.init) == scores.indices.filter { scores[$0] >= threshold })
      found = unsafe ck_select_either(scores, threshold, limits, count, &places)
      #expect(
        places.prefix(found).map(Int.init)
          == scores.indices.filter { scores[$0] >= threshold || scores[$0] >= limits[$0] })
      found = unsafe ck_select_low(scores, threshold, count, &places)
      #expect(
        places.prefix(found).map(Int.init) == scores.indices.filter { scores[$0] <= threshold })
    }
  }

  @Test(arguments: lengths.dropFirst()) func largestAreThoseOfSorting(count: Int) {
    var scores = values(count, 8)
    if count > 3 { scores[count - 1] = scores[1] }
    var largest: Float = 0
    let place = unsafe ck_argmax(scores, count, &largest)
    #expect(largest == scores.max())
    #expect(place == scores.firstIndex(of: largest))
    for skip in [-1, place] {
      var first: Float = 0
      var second: Float = 0
      let best = unsafe ck_two_largest(scores, count, skip, &first, &second)
      let order = Twin.nearest(scores.map(Double.init), count: 2, except: skip)
      #expect(best == (order.first ?? -1))
      #expect(first == (order.first.map { scores[$0] } ?? -2))
      #expect(second == (order.dropFirst().first.map { scores[$0] } ?? -2))
    }
  }

  @Test(arguments: lengths) func elementwiseLoopsAreThoseOfTheTwin(count: Int) {
    let source = values(count, 9)
    var target = [Double](repeating: 0.5, count: count)
    unsafe ck_add_scaled(-2, source, &target, count)
    #expect(distance(target, source.map { 0.5 - 2 * Double($0) }) < 1e-12)

    var bounds = values(count, 10)
    let lowered = zip(bounds, source).map { $0 - $1 }
    let least = unsafe ck_lower(&bounds, source, count)
    #expect(firstDifference(bounds, lowered) == nil)
    #expect(least == lowered.min() ?? .infinity)

    let cosines = source.map { min(1, max(-1, $0)) }
    var distances = values(count, 11).map(abs)
    let kept = zip(distances, cosines).map { min($0, 1 - $1 > 0.25 ? 1 - $1 : 0) }
    let sum = unsafe ck_sum_of_least(distances, cosines, 0.25, count)
    #expect(abs(sum - kept.reduce(0) { $0 + Double($1) }) < 1e-9)
    unsafe ck_keep_least(&distances, cosines, 0.25, count)
    #expect(firstDifference(distances, kept) == nil)
  }

  @Test(arguments: [1, 3, 8, 20], [true, false]) func chordsAreThoseOfTheirGroups(
    count: Int, isSingle: Bool
  ) {
    let scores = values(count, 12).map { min(1, max(-1, $0)) }
    let starts = isSingle ? (0...count).map(Int32.init) : [0, Int32(count / 3), Int32(count)]
    for skip in [-1, count - 1] {
      var chords = [Float](repeating: 9, count: starts.count - 1)
      unsafe ck_group_chords(scores, starts, starts.count - 1, skip, 0, &chords)
      let expected = zip(starts, starts.dropFirst()).map { start, end in
        let most = (start..<end).filter { $0 != skip }.map { Double(scores[Int($0)]) }.max() ?? -2
        return max(0, 2 - 2 * most).squareRoot()
      }
      #expect(distance(chords, expected) < 1e-6)
    }
  }
}
