// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Synchronization

/// Counts answers, and writes the counts as Prometheus reads them.
final class WebMetrics: Sendable {
  private struct Name: Hashable {
    let route: String
    let status: Int
  }

  private struct Durations {
    /// How many took no longer than each bound.
    var counts = [Int](repeating: 0, count: bounds.count)
    var count = 0
    var sum = 0.0
  }

  private struct State {
    var answers: [Name: Int] = [:]
    var durations: [String: Durations] = [:]
  }

  private static let bounds = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

  private let state = Mutex(State())

  /// Counts an answer.
  func add(route: String, status: Int, seconds: Double) {
    state.withLock { state in
      state.answers[Name(route: route, status: status), default: 0] += 1
      var durations = state.durations[route] ?? Durations()
      for (place, bound) in Self.bounds.enumerated() where seconds <= bound {
        durations.counts[place] += 1
      }
      durations.count += 1
      durations.sum += seconds
      state.durations[route] = durations
    }
  }

  /// The counts in the text format of Prometheus.
  ///
  /// - Parameters:
  ///   - inProgress: requests that are answered or wait for it.
  ///   - papers: how many there are, where that is known.
  func text(version: String, inProgress: Int, papers: Int?) -> String {
    let state = state.withLock { $0 }
    var text = """
      # HELP kindred_info What is running.
      # TYPE kindred_info gauge
      kindred_info{version="\(version)"} 1
      # HELP kindred_requests_in_progress Requests that are answered or wait for it.
      # TYPE kindred_requests_in_progress gauge
      kindred_requests_in_progress \(inProgress)

      """
    if let papers {
      text += "# HELP kindred_papers Papers that answers are found among.\n"
      text += "# TYPE kindred_papers gauge\nkindred_papers \(papers)\n"
    }
    if let bytes = Self.residentBytes {
      text += "# HELP process_resident_memory_bytes Memory that is in use.\n"
      text += "# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes \(bytes)\n"
    }
    text += "# HELP kindred_requests_total Answers by route and status.\n"
    text += "# TYPE kindred_requests_total counter\n"
    let answers = state.answers.sorted {
      ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status)
    }
    for (name, count) in answers {
      text += "kindred_requests_total{route=\"\(name.route)\",status=\"\(name.status)\"} \(count)\n"
    }
    text += "# HELP kindred_request_seconds How long answers took, waiting included.\n"
    text += "# TYPE kindred_request_seconds histogram\n"
    for (route, durations) in state.durations.sorted(by: { $0.key < $1.key }) {
      let name = "kindred_request_seconds"
      for (bound, count) in zip(Self.bounds, durations.counts) {
        text += "\(name)_bucket{route=\"\(route)\",le=\"\(bound)\"} \(count)\n"
      }
      text += "\(name)_bucket{route=\"\(route)\",le=\"+Inf\"} \(durations.count)\n"
      text += "\(name)_sum{route=\"\(route)\"} \(durations.sum)\n"
      text += "\(name)_count{route=\"\(route)\"} \(durations.count)\n"
    }
    return text
  }

  /// Bytes of memory that the process has, where the system tells.
  private static var residentBytes: Int? {
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
      let count = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first
    else { return nil }
    return Int(count).map { 1_024 * $0 }
  }
}
