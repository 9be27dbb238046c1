// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// The program, run as a user runs it.
enum Kindred {
  struct Result {
    let status: Int32
    let output: Data
    let notes: String

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// The program beside the tests.
  static let program: URL = {
    // On Linux the tests are a program in the build folder; on macOS a bundle in it.
    let place = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
    let folder = place?.deletingLastPathComponent() ?? Bundle.main.bundleURL
    return folder.appending(path: "kindred")
  }()

  /// Starts the program and kills it after some time, if it has not ended by then.
  ///
  /// - Returns: whether it was killed.
  static func kill(_ arguments: [String], after seconds: Double) throws -> Bool {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: seconds)
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
  }

  /// Runs the program to its end, with no file allowed to grow beyond a size.
  static func run(_ arguments: [String], largestFile kibibytes: Int) throws -> Result {
    try run(
      ["-c", "ulimit -f \(2 * kibibytes); exec \"$0\" \"$@\"", program.path] + arguments,
      with: URL(filePath: "/bin/sh"))
  }

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - input: what it finds on standard input.
  ///   - environment: variables beyond the ones that are set anyway.
  static func run(
    _ arguments: [String], with executable: URL = program, input: Data = Data(),
    environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files, since a pipe that nobody empties stops the program.
    return try TemporaryFolder.with { folder in
      func file(_ name: String, _ content: Data = Data()) throws -> URL {
        let url = folder.appending(path: name)
        try content.write(to: url)
        return url
      }
      let output = try file("output")
      let notes = try file("notes")
      process.standardInput = try FileHandle(forReadingFrom: try file("input", input))
      process.standardOutput = try FileHandle(forWritingTo: output)
      process.standardError = try FileHandle(forWritingTo: notes)
      try process.run()
      process.waitUntilExit()
      return Result(
        status: process.terminationReason == .exit ? process.terminationStatus : -1,
        output: try Data(contentsOf: output),
        notes: String(decoding: try Data(contentsOf: notes), as: UTF8.self))
    }
  }
}
