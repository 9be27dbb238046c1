// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine

/// The options of where papers come from and which of them count.
struct PaperOptions: ParsableArguments {
  @OptionGroup var sources: SourceOptions
  @OptionGroup var filters: FilterOptions
  @OptionGroup var reading: ReadingOptions

  /// Reads the papers, or opens the library, for commands that take no more options than these.
  func open(labelField: String? = nil) throws -> PaperInput {
    try PaperInput(self, EngineOptions(threadCount: reading.threads), labelField: labelField)
  }
}
