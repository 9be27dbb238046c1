// SPDX-License-Identifier: Apache-2.0

/// The best `capacity` of the neighbors offered to it, whatever the order they come in.
///
/// Similarity descending, then row ascending. Two lists merge by offering one's members to the
/// other, so that blocks, shards and machines can each keep their own.
public struct TopNeighbors: Equatable, Sendable {
  /// How many are kept at most, k.
  public let capacity: Int

  /// The best so far, best first.
  public private(set) var members: [Neighbor] = []

  /// An empty list for the best `capacity`.
  ///
  /// - Precondition: `capacity` is not negative.
  public init(capacity: Int) {
    precondition(capacity >= 0, "a list for \(capacity) neighbors")
    self.capacity = capacity
    members.reserveCapacity(min(capacity, 1_024))
  }

  /// What a similarity must reach to have a chance; minus infinity until the list is full.
  public var threshold: Double {
    members.count < capacity ? -.infinity : members.last?.similarity ?? .infinity
  }

  /// Keeps `candidate` if it is among the best. O(k) at worst, O(1) for most.
  public mutating func offer(_ candidate: Neighbor) {
    if members.count == capacity {
      guard let last = members.last, candidate.precedes(last) else { return }
      members.removeLast()
    }
    var low = 0
    var high = members.count
    while low < high {
      let middle = (low + high) / 2
      if candidate.precedes(members[middle]) { high = middle } else { low = middle + 1 }
    }
    members.insert(candidate, at: low)
  }

  /// Keeps the best of both lists.
  public mutating func merge(_ other: TopNeighbors) {
    for member in other.members { offer(member) }
  }
}
