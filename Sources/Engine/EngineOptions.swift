// SPDX-License-Identifier: Apache-2.0

public import Embeddings
internal import Foundation
internal import Kernels

/// What the pass may be told; the defaults suit a week and an archive alike.
public struct EngineOptions: Equatable, Sendable {
  /// Seeds every random choice.
  public var seed: UInt64

  /// Threads to spread blocks over; results do not depend on it.
  public var threadCount: Int

  /// How embeddings are made.
  public var projection: ProjectionKind

  /// The dimension of embeddings, or nil for one that suits the number of papers.
  public var dimension: Int?

  /// Options; by default seed 0 and refined projection. No thread count means one for each
  /// processor.
  public init(
    seed: UInt64 = 0, threadCount: Int? = nil,
    projection: ProjectionKind = .refined, dimension: Int? = nil
  ) {
    self.seed = seed
    self.threadCount = threadCount ?? ProcessInfo.processInfo.activeProcessorCount
    self.projection = projection
    self.dimension = dimension
  }

  var parallelism: Parallelism { Parallelism(threadCount: threadCount) }
}

/// A part of the pass that can take a while, as told to an observer when it begins.
public enum Stage: String, Sendable {
  /// Finding the terms of all papers.
  case terms = "finding terms"
  /// Learning directions and projecting papers onto them.
  case embeddings = "making embeddings"
  /// Comparing papers.
  case neighbors = "comparing papers"
  /// Grouping papers.
  case clusters = "grouping papers"
  /// Naming groups.
  case summaries = "naming groups"
}
