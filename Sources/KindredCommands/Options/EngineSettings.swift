// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine

/// Options of how papers are compared.
protocol EngineSettings: ParsableArguments {
  /// The files that they name.
  var paths: [String] { get }

  /// What they say, for so many threads; reads the files.
  func readOptions(threadCount: Int?) throws -> EngineOptions
}
