// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// A lock for each block of rows, for results that several threads add to.
struct BlockLocks: Sendable {
  private final class Lock: Sendable {
    let mutex = Mutex(())
  }

  private let locks: [Lock]

  init(count: Int) { locks = (0..<count).map { _ in Lock() } }

  /// Runs `body` alone on a block.
  func withLock(_ block: Int, _ body: () -> Void) {
    locks[block].mutex.withLock { _ in body() }
  }

  /// Runs `body` alone on two blocks, maybe the same; always locked in ascending order.
  func withLocks(_ first: Int, _ second: Int, _ body: () -> Void) {
    guard first != second else { return withLock(first, body) }
    withLock(min(first, second)) { withLock(max(first, second), body) }
  }
}
