// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Synchronization

/// How many threads the blocks of a computation are spread over.
///
/// Which thread runs a block is up to chance; what a block computes, and the order in which results
/// are put together, is not. So results never depend on the thread count, as long as blocks are
/// chosen by the data alone.
public struct Parallelism: Equatable, Sendable {
  /// At least 1.
  public let threadCount: Int

  /// One thread: blocks run in order on the caller's.
  public static let sequential = Parallelism(threadCount: 1)

  /// At most `threadCount` threads; less than 1 counts as 1.
  public init(threadCount: Int) {
    self.threadCount = max(1, threadCount)
  }

  /// Runs `body` for 0 ..< `count` and returns the results in that order.
  ///
  /// O(count) calls; indices are handed out one by one as threads become free.
  public func map<Result: Sendable>(
    count: Int, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    map(count: count, scratch: {}) { _, index in body(index) }
  }

  /// As ``map(count:_:)``, with memory that each thread makes once and keeps from call to call.
  public func map<Scratch, Result: Sendable>(
    count: Int, scratch: @Sendable () -> Scratch,
    _ body: @Sendable (inout Scratch, Int) -> Result
  ) -> [Result] {
    if threadCount == 1 || count < 2 {
      var own = scratch()
      return (0..<count).map { body(&own, $0) }
    }
    return unsafe [Result](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      let slots = unsafe Slots(start: buffer.baseAddress)
      forEach(count: count, scratch: scratch) { own, index in
        let result = body(&own, index)
        unsafe slots.start?.advanced(by: index).initialize(to: result)
      }
      initializedCount = count
    }
  }

  /// Runs `body` for 0 ..< `count`, in no promised order.
  public func forEach(count: Int, _ body: @Sendable (Int) -> Void) {
    forEach(count: count, scratch: {}) { _, index in body(index) }
  }

  /// As ``forEach(count:_:)``, with memory that each thread makes once and keeps from call to call.
  public func forEach<Scratch>(
    count: Int, scratch: @Sendable () -> Scratch, _ body: @Sendable (inout Scratch, Int) -> Void
  ) {
    if threadCount == 1 || count < 2 {
      var own = scratch()
      for index in 0..<count { body(&own, index) }
      return
    }
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(threadCount, count)) { _ in
      var own = scratch()
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        body(&own, index)
      }
    }
  }

  /// Runs `body` for each block of `size` of 0 ..< `count`, the last one maybe shorter, and returns
  /// the results in order.
  public func mapBlocks<Result: Sendable>(
    of count: Int, size: Int, _ body: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    mapBlocks(of: count, size: size, scratch: {}) { _, range in body(range) }
  }

  /// As ``mapBlocks(of:size:_:)``, with memory that each thread makes once and keeps from block to
  /// block.
  public func mapBlocks<Scratch, Result: Sendable>(
    of count: Int, size: Int, scratch: @Sendable () -> Scratch,
    _ body: @Sendable (inout Scratch, Range<Int>) -> Result
  ) -> [Result] {
    let ranges = blocks(of: count, size: size)
    return map(count: ranges.count, scratch: scratch) { body(&$0, ranges[$1]) }
  }
}

/// 0 ..< `count` cut into ranges of `size`, the last one maybe shorter.
func blocks(of count: Int, size: Int) -> [Range<Int>] {
  precondition(size > 0, "a block of \(size) rows never ends")
  return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
}

/// Memory that threads fill at indices of their own.
///
/// Sendable because every index is written by exactly one block and read after all have ended.
@unsafe struct Slots<Element>: @unchecked Sendable {
  let start: UnsafeMutablePointer<Element>?

  /// The memory of some rows of `size` elements each.
  func block(_ rows: Range<Int>, size: Int) -> UnsafeMutableBufferPointer<Element> {
    unsafe UnsafeMutableBufferPointer(
      start: start?.advanced(by: rows.lowerBound * size), count: rows.count * size)
  }
}
