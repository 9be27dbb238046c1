// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// Folders that tests write in.
public enum TemporaryFolder {
  /// Runs `body` with an empty folder, which is gone afterwards.
  public static func with<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// Runs `body` with the path of a library that is not there yet.
  public static func withLibrary<Value>(_ body: (String) throws -> Value) throws -> Value {
    try with { try body($0.appending(path: "papers.kindred").path) }
  }
}
