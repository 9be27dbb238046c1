// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Synchronization

/// Says on standard error what is being done, once the program has worked for half a second.
///
/// On a terminal one line is kept up to date, and taken away before anything else is written
/// (``Output``); elsewhere each part is a line of its own.
enum Progress {
  private struct State {
    var stage: String?
    var isCounting = false
    var isVisible = false
  }

  private static let patience = 0.5

  private static let state = Mutex(State())

  /// Tells what is being done from now on.
  static func begin(_ stage: String) {
    let (isFirst, isVisible) = state.withLock { state in
      defer { state.isCounting = true }
      state.stage = stage
      return (!state.isCounting, state.isVisible)
    }
    // Who does not read standard error holds up what is said there, and nothing else.
    if isVisible { show(stage) }
    if isFirst {
      DispatchQueue.global().asyncAfter(deadline: .now() + patience, execute: becomeVisible)
    }
  }

  @Sendable private static func becomeVisible() {
    let stage = state.withLock { state in
      state.isVisible = true
      return state.stage
    }
    if let stage { show(stage) }
  }

  /// Takes the line away; nothing is said until something else begins.
  static func pause() {
    let wasShown = state.withLock { state in
      defer { state.stage = nil }
      return state.isVisible && state.stage != nil
    }
    if wasShown, Terminal.isErrorTerminal { Output.show("\r\u{1B}[K") }
  }

  private static func show(_ stage: String) {
    Output.show(Terminal.isErrorTerminal ? "\r\u{1B}[K\(stage) ..." : "kindred: \(stage)\n")
  }
}
