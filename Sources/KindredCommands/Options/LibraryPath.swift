// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import KindredPapers
internal import KindredStore

/// Which library is meant.
enum LibraryPath {
  /// The variable that names one where no option does.
  static let variable = "KINDRED_LIBRARY"

  /// The library that the environment names, or nil.
  static var fromEnvironment: String? {
    ProcessInfo.processInfo.environment[variable].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The library that an option or else the environment names.
  static func named(_ option: String?, by name: String) throws -> String {
    guard let path = option ?? fromEnvironment else {
      throw ValidationError("name a library with \(name) FILE or \(variable)")
    }
    return path
  }

  /// Throws where a library cannot be made for want of its folder.
  static func checkFolder(of path: String) throws(LibraryError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let files = FileManager.default
    if !files.fileExists(atPath: folder) {
      throw .failed(path: path, reason: "there is no folder \(folder); make it first")
    }
    // Only a folder has itself in it.
    if !files.fileExists(atPath: folder + "/.") {
      throw .failed(path: path, reason: "\(folder) is a file, where a folder was expected")
    }
  }
}
