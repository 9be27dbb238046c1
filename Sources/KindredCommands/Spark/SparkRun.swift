// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A job that runs: what it says of its steps is shown, the rest is kept in a file.
struct SparkRun {
  /// Why a job did not end well.
  struct Failure: Error, CustomStringConvertible {
    let reason: String
    let log: String

    var description: String { "the job failed: \(reason); \(log) has all that Spark said" }
  }

  /// The script, and where what Spark says on standard error goes.
  let script: String
  let log: String

  /// Runs the job to its end.
  ///
  /// - Throws: ``Failure`` where Spark did not succeed.
  func run() throws {
    try Output.write(Data(), to: log)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [script]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
    try process.run()
    var rest = ""
    while case let data = output.fileHandleForReading.availableData, !data.isEmpty {
      rest += String(decoding: data, as: UTF8.self)
      while let end = rest.firstIndex(of: "\n") {
        let line = rest[..<end]
        if line.hasPrefix("kindred: ") { Output.note(String(line)) }
        rest = String(rest[rest.index(after: end)...])
      }
    }
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw Failure(reason: reason, log: log)
    }
  }

  /// The line that tells best what was wrong: what a filter said, else the first error.
  private var reason: String {
    let said = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    let lines = said.split(separator: "\n")
    let line =
      lines.lazy.compactMap { line in line.range(of: "kindred: ").map { line[$0.upperBound...] } }
      .first
      ?? lines.first { $0.contains("Exception") || $0.contains("rror:") || $0.hasPrefix("[") }
      ?? lines.last
    return String((line ?? "Spark said nothing").prefix(400))
  }
}
