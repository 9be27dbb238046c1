// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering
internal import KindredEmbeddings
internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

/// How much a projection changes what is near what.
public struct Fidelity: Equatable, Sendable {
  /// Papers, terms and dimensions.
  public let paperCount: Int
  /// The number of terms.
  public let termCount: Int
  /// The number of dimensions.
  public let dimension: Int
  /// Papers whose ten nearest were compared with those of all pairs.
  public let sampleSize: Int
  /// The share of the exact ten nearest that the embeddings find.
  public let embeddingOverlap: Double
  /// The share of the exact ten nearest that a lexical neighbor graph finds.
  public let graphOverlap: Double
  /// The median error of a cosine.
  public let medianError: Double
  /// The error that 95 % of cosines stay below.
  public let error95: Double
  /// The largest error.
  public let largestError: Double
  /// The relative error of squared distances that a random projection of n points to d dimensions
  /// need not exceed (Johnson, Lindenstrauss; Dasgupta, Gupta 2003), or nil where d is too small to
  /// promise any below 1.
  public let bound: Double?
}
