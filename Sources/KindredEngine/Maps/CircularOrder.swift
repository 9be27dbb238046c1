// SPDX-License-Identifier: Apache-2.0

/// An order of items around a circle in which those that are alike stand beside each other: from
/// the first on the most alike of those left, then stretches are turned around while the sum of
/// the likenesses of neighbors grows (2-opt; Croes 1958).
///
/// - Parameter likeness: symmetric, n x n.
/// - Complexity: O(n²) a pass, at most 20 passes.
func circularOrder(_ likeness: [[Double]]) -> [Int] {
  var order: [Int] = []
  var left = Array(likeness.indices)
  while !left.isEmpty {
    let place =
      order.last.flatMap { last in
        left.indices.max { likeness[last][left[$0]] < likeness[last][left[$1]] }
      } ?? 0
    order.append(left.remove(at: place))
  }
  let count = order.count
  guard count > 3 else { return order }
  for _ in 0..<20 {
    var isBetter = false
    for first in 0..<count - 2 {
      for last in first + 2..<count where !(first == 0 && last == count - 1) {
        let (a, b) = (order[first], order[first + 1])
        let (c, d) = (order[last], order[(last + 1) % count])
        let gain = likeness[a][c] + likeness[b][d] - likeness[a][b] - likeness[c][d]
        if gain > 1e-12 {
          order[first + 1...last].reverse()
          isBetter = true
        }
      }
    }
    if !isBetter { break }
  }
  return order
}
