// SPDX-License-Identifier: Apache-2.0

/// Small plots made of characters.
enum TerminalPlot {
  /// Columns of a line that leave room for a plot beside text.
  static let leastWidth = 60

  /// Whether a line of so many columns is a terminal's, with room for plots: text for a file or a
  /// pipe is as wide as it takes.
  static func fits(_ width: Int) -> Bool { width >= leastWidth && width < .max }

  /// A bar of a length proportional to a value, the largest one `width` columns long; in eighths of
  /// a column, and never empty for a value above 0.
  static func bar(_ value: Double, of largest: Double, width: Int) -> String {
    guard value > 0, largest > 0 else { return "" }
    let eighths = max(1, Int((min(1, value / largest) * Double(8 * width)).rounded()))
    let rest = eighths % 8
    return String(repeating: "█", count: eighths / 8) + (rest > 0 ? eighth(rest) : "")
  }

  /// Values as columns, from 0 to `largest`, in their order; a dot for one below 0, or
  /// for any where none is above. Of more values than
  /// `width`, evenly spaced ones are shown.
  static func columns(_ values: [Double], of largest: Double, width: Int) -> String {
    let count = min(width, values.count)
    return (0..<count).map { column in
      let value = values[count > 1 ? column * (values.count - 1) / (count - 1) : 0]
      guard value >= 0, largest > 0 else { return "·" }
      return step(Int((min(1, value / largest) * 7).rounded()))
    }.joined()
  }

  /// A left block of 1 to 7 eighths of a column.
  private static func eighth(_ count: Int) -> String { String("▏▎▍▌▋▊▉"[count - 1]) }

  /// A lower block of 1 to 8 eighths of a line, for 0 to 7.
  private static func step(_ height: Int) -> String { String("▁▂▃▄▅▆▇█"[height]) }
}

extension StringProtocol {
  fileprivate subscript(offset: Int) -> Character { self[index(startIndex, offsetBy: offset)] }
}
