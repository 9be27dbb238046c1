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

/// The options of commands that change or look at a library.
struct LibraryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The library (default: the variable \(LibraryPath.variable)).", valueName: "file"),
    completion: .file(extensions: ["kindred"]))
  var library: String?

  func validate() throws { _ = try path }

  /// Where the library is.
  var path: String {
    get throws { try LibraryPath.named(library, by: "--library") }
  }
}

/// The option for how long to wait.
struct WaitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Wait so long for another writer of the library.", valueName: "seconds"))
  var wait = Library.defaultWait

  func validate() throws {
    if !(0...86_400).contains(wait) {
      throw ValidationError("--wait must be from 0 to 86400 seconds, not \(wait)")
    }
  }
}
