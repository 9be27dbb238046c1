// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Foundation
internal import Synchronization

/// Says on standard error what is being done, once that has taken half a second.
///
/// On a terminal one line is kept up to date and taken away at the end; elsewhere each part is a
/// line of its own.
final class Progress: Sendable {
  private struct State {
    var stage: String?
    var isVisible = false
    var isDone = false
  }

  private static let patience = 0.5

  private let state = Mutex(State())
  private let isQuiet: Bool
  private let isTerminal = Terminal.isErrorTerminal

  /// Starts the clock; a quiet one never says anything.
  init(isQuiet: Bool) {
    self.isQuiet = isQuiet
    guard !isQuiet else { return }
    DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience) { [self] in
      state.withLock { state in
        guard !state.isDone else { return }
        state.isVisible = true
        if let stage = state.stage { show(stage) }
      }
    }
  }

  /// Tells what is being done from now on.
  func begin(_ stage: String) {
    guard !isQuiet else { return }
    state.withLock { state in
      state.stage = stage
      if state.isVisible { show(stage) }
    }
  }

  /// Ends it; nothing is said afterwards.
  func end() {
    state.withLock { state in
      if state.isVisible, isTerminal { Output.show("\r\u{1B}[K") }
      state.isDone = true
      state.isVisible = false
    }
  }

  private func show(_ stage: String) {
    Output.show(isTerminal ? "\r\u{1B}[K\(stage) ..." : "kindred: \(stage)\n")
  }
}
