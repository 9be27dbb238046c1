// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// What is known about the terminal, if there is one.
enum Terminal {
  /// Whether standard error is one.
  static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Columns for text on standard output: `COLUMNS` if set, else the terminal's, else nil (a file
  /// or a pipe: nothing is cut).
  static var outputWidth: Int? {
    if let text = ProcessInfo.processInfo.environment["COLUMNS"], let columns = Int(text),
      columns > 0
    {
      return columns
    }
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    var size = winsize()
    // The one way to ask a terminal for its size is a C call that fills a struct.
    let answer = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
    return answer == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }
}
