// SPDX-License-Identifier: Apache-2.0

/// The best rows of many lists at once, in single precision, in flat memory.
///
/// Each list keeps its `capacity` best by similarity descending, then row ascending, whatever the
/// order they are offered in; so it does not matter which thread offers first.
///
/// Sendable because a list is only ever touched by the thread that owns its block of lists, or that
/// holds the lock of that block.
@safe final class NeighborLists: @unchecked Sendable {
  let listCount: Int
  let capacity: Int
  /// What a score must reach to have a chance; minus infinity until the list is full.
  let thresholds: UnsafeMutableBufferPointer<Float>
  private let similarities: UnsafeMutableBufferPointer<Float>
  private let rows: UnsafeMutableBufferPointer<Int32>
  private let counts: UnsafeMutableBufferPointer<Int32>

  /// Empty lists.
  init(listCount: Int, capacity: Int) {
    self.listCount = listCount
    self.capacity = capacity
    func allocate<Value>(_ count: Int, _ value: Value) -> UnsafeMutableBufferPointer<Value> {
      let buffer = UnsafeMutableBufferPointer<Value>.allocate(capacity: count)
      unsafe buffer.initialize(repeating: value)
      return unsafe buffer
    }
    unsafe thresholds = allocate(listCount, capacity == 0 ? .infinity : -.infinity)
    unsafe similarities = allocate(listCount * capacity, 0)
    unsafe rows = allocate(listCount * capacity, 0)
    unsafe counts = allocate(listCount, 0)
  }

  deinit {
    unsafe thresholds.deallocate()
    unsafe similarities.deallocate()
    unsafe rows.deallocate()
    unsafe counts.deallocate()
  }

  /// Keeps a row if it is among the best of its list. O(k) at worst.
  @inline(__always)
  func offer(_ similarity: Float, _ row: Int, to list: Int) {
    precondition(list >= 0 && list < listCount, "list \(list) of \(listCount)")
    let start = list * capacity
    var place = unsafe Int(counts[list])
    if place == capacity {
      guard place > 0, precedes(similarity, row, start + place - 1) else { return }
      place -= 1
    } else {
      unsafe counts[list] += 1
    }
    while place > 0, precedes(similarity, row, start + place - 1) {
      unsafe similarities[start + place] = similarities[start + place - 1]
      unsafe rows[start + place] = rows[start + place - 1]
      place -= 1
    }
    unsafe similarities[start + place] = similarity
    unsafe rows[start + place] = Int32(truncatingIfNeeded: row)
    if unsafe Int(counts[list]) == capacity {
      unsafe thresholds[list] = similarities[start + capacity - 1]
    }
  }

  @inline(__always)
  private func precedes(_ similarity: Float, _ row: Int, _ place: Int) -> Bool {
    let other = unsafe similarities[place]
    return unsafe similarity != other ? similarity > other : row < Int(rows[place])
  }

  /// A list, best first.
  func neighbors(_ list: Int) -> [Neighbor] {
    unsafe (0..<Int(counts[list])).map { index in
      let place = list * capacity + index
      return unsafe Neighbor(row: Int(rows[place]), similarity: Double(similarities[place]))
    }
  }
}
