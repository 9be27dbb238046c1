// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// A value that is made when it is first asked for, and then kept.
package final class Once<Value: Sendable>: Sendable {
  private let state = Mutex<Value?>(nil)

  /// Nothing was asked for yet.
  package init() {}

  /// The value, or nil where nobody asked for it yet.
  package var kept: Value? { state.withLock { $0 } }

  /// The value; who asks while it is made waits for it.
  package func value(_ make: () -> Value) -> Value {
    state.withLock { kept in
      if let kept { return kept }
      let value = make()
      kept = value
      return value
    }
  }
}
