// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Synchronization

extension Parallelism {
  /// Takes items as the caller makes them, and turns each into a result meanwhile, on other
  /// threads.
  ///
  /// With one thread an item's turn comes when it is handed over; results do not depend on it. No
  /// more items wait than there are threads, so that what makes them cannot run ahead.
  ///
  /// - Parameters:
  ///   - inOrder: whether an item's turn comes only after the one before it has ended.
  ///   - produce: gets a function to hand items to, one after the other; it throws what `consume`
  ///     threw.
  ///   - consume: the work on an item.
  /// - Returns: the results, in the order of the items.
  /// - Throws: what `produce` threw, or else the first that `consume` did.
  package func pipelined<Item: Sendable, Result: Sendable>(
    inOrder: Bool = false,
    _ produce: (_ hand: @escaping (Item) throws -> Void) throws -> Void,
    _ consume: @escaping @Sendable (Item) throws -> Result
  ) throws -> [Result] {
    if threadCount == 1 {
      var results: [Result] = []
      try produce { results.append(try consume($0)) }
      return results
    }
    let width = inOrder ? 1 : threadCount
    let queue = DispatchQueue(
      label: "pipeline", qos: .userInitiated, attributes: inOrder ? [] : .concurrent)
    let places = DispatchSemaphore(value: width + (inOrder ? 1 : 0))
    let group = DispatchGroup()
    let state = PipelineState<Result>()
    var count = 0
    defer { group.wait() }
    do {
      try produce { item in
        places.wait()
        if let error = state.error {
          places.signal()
          throw error
        }
        let place = count
        count += 1
        queue.async(group: group) {
          state.keep(place) { try consume(item) }
          places.signal()
        }
      }
    } catch {
      group.wait()
      throw state.error ?? error
    }
    group.wait()
    if let error = state.error { throw error }
    return state.ordered
  }
}

/// What the items of a pipeline have become so far.
private final class PipelineState<Value: Sendable>: Sendable {
  private let values = Mutex<[Int: Value]>([:])
  private let failure = Mutex<(place: Int, error: any Error)?>(nil)

  /// The error of the first item that had one, or nil.
  var error: (any Error)? { failure.withLock { $0?.error } }

  /// All values, in the order of their places.
  var ordered: [Value] {
    values.withLock { values in values.keys.sorted().compactMap { values[$0] } }
  }

  /// Keeps the value of an item, or its error; after an error nothing is begun.
  func keep(_ place: Int, _ body: () throws -> Value) {
    if error != nil { return }
    do {
      let value = try body()
      values.withLock { $0[place] = value }
    } catch {
      failure.withLock { if $0.map({ place < $0.place }) ?? true { $0 = (place, error) } }
    }
  }
}
