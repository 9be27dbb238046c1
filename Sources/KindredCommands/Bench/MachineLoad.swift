// SPDX-License-Identifier: Apache-2.0

internal import FoundationEssentials

/// How many threads of all programs run or wait for a processor, at one moment.
struct MachineLoad: Equatable {
  let runningCount: Int

  /// The load as `/proc/loadavg` tells it, `0.20 0.18 0.12 3/107 4711`: three averages, threads
  /// that run of all threads, the last process; nil for another text.
  init?(loadavg text: String) {
    let fields = text.split(separator: " ")
    guard fields.count >= 4, let running = fields[3].split(separator: "/").first,
      let count = Int(running), count >= 0
    else { return nil }
    runningCount = count
  }

  /// The load now, or nil where the system does not tell.
  static var current: MachineLoad? {
    (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)).flatMap(Self.init(loadavg:))
  }

  /// How far the median of speeds may stay behind the highest: idle machines stay within, and a
  /// processor that is shared does not.
  static let mostLag = 1.25

  /// Whether other work took part of what a measurement needed: speeds that were low half of the
  /// time, or, on the mean, other threads that ran and had no processor for themselves.
  ///
  /// - Parameters:
  ///   - speeds: of the same work, at least one.
  ///   - loads: taken while one thread of this program ran.
  static func disturbs(
    _ speeds: [Double], _ loads: [MachineLoad], threadCount: Int, processorCount: Int
  ) -> Bool {
    let sorted = speeds.sorted()
    if sorted[sorted.count - 1] > mostLag * sorted[sorted.count / 2] { return true }
    guard !loads.isEmpty else { return false }
    let others = Double(loads.reduce(0) { $0 + max(0, $1.runningCount - 1) }) / Double(loads.count)
    return others + Double(min(threadCount, processorCount)) > Double(processorCount) + 0.5
  }
}
