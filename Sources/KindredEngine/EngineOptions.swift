// SPDX-License-Identifier: Apache-2.0

internal import Foundation
public import KindredEmbeddings
internal import KindredKernels

/// What the pass may be told; the defaults suit a week and an archive alike.
public struct EngineOptions: Equatable, Sendable {
  /// Seeds every random choice.
  public var seed: UInt64

  /// Threads to spread blocks over; results do not depend on it.
  public var threadCount: Int

  /// How papers are projected in a space of their own; nil for a refined projection where one is
  /// needed.
  public var projection: ProjectionKind?

  /// The dimension of projections, or nil for one that suits the number of papers.
  public var dimension: Int?

  /// What terms mean, learned elsewhere; the model that is part of the program by default.
  public var background: Background

  /// Vectors from elsewhere, which take the place of projections and of the background; nil for
  /// none.
  public var embeddings: PaperVectors?

  /// How much of a score is semantic, from 0, which is the terms two papers share and nothing else,
  /// to 1; nil for what was measured to be best.
  public var semanticWeight: Double?

  /// Options; by default seed 0, refined projection and the background model that is part of the
  /// program. No thread count means one for each processor.
  public init(
    seed: UInt64 = 0, threadCount: Int? = nil,
    projection: ProjectionKind? = nil, dimension: Int? = nil,
    background: Background = .shipped, embeddings: PaperVectors? = nil,
    semanticWeight: Double? = nil
  ) {
    self.seed = seed
    self.threadCount = threadCount ?? ProcessInfo.processInfo.activeProcessorCount
    self.projection = projection
    self.dimension = dimension
    self.background = background
    self.embeddings = embeddings
    self.semanticWeight = semanticWeight
  }

  var parallelism: Parallelism { Parallelism(threadCount: threadCount) }
}
