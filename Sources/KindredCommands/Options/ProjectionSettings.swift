// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import KindredEmbeddings
internal import KindredEngine
internal import KindredPapers

extension ProjectionKind: ExpressibleByArgument {}

/// The option for chance.
struct SeedOption: ParsableArguments {
  @Option(help: "Seed of every random choice.")
  var seed: UInt64 = 0
}

/// The option for the length of vectors.
struct DimensionOption: ParsableArguments {
  @Option(help: "The dimension of projections (default: suits the number of papers).")
  var dimension: Int?

  func validate() throws {
    if let dimension, !(1...65_536).contains(dimension) {
      throw ValidationError("--dimension must be from 1 to 65536, not \(dimension)")
    }
  }
}

/// The options of how papers are projected.
struct ProjectionSettings: ParsableArguments {
  @Option(
    help: """
      How papers are projected in a space of their own: along learned directions (refined) or random \
      ones (default: refined where a projection is needed).
      """)
  var projection: ProjectionKind?

  @OptionGroup var length: DimensionOption
  @OptionGroup var chance: SeedOption

  /// What they say, for so many threads.
  func options(threadCount: Int?) -> EngineOptions {
    EngineOptions(
      seed: chance.seed, threadCount: threadCount, projection: projection,
      dimension: length.dimension)
  }
}
