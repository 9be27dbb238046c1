// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering
internal import KindredEmbeddings
internal import KindredKernels

/// A background model, and what it says of the papers at hand.
struct CenteredBackground: Sendable {
  let model: BackgroundModel

  /// What the papers have in common.
  let mean: [Float]

  /// n x d, unit or zero rows, less the mean.
  let rows: Matrix
}
