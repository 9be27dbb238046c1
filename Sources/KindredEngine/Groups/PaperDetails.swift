// SPDX-License-Identifier: Apache-2.0

public import KindredClustering
internal import KindredEmbeddings
internal import KindredKernels
public import KindredPapers
internal import KindredTextFeatures

/// What a page shows of a paper beside its title.
public struct PaperDetails: Equatable, Sendable {
  /// Where it is on the map.
  public let place: MapPoint

  /// The papers nearest to it by the rows that were grouped, nearest first.
  public let related: [PaperID]

  /// The terms that weigh most in it.
  public let terms: [String]

  /// Details from their values.
  public init(place: MapPoint, related: [PaperID] = [], terms: [String] = []) {
    self.place = place
    self.related = related
    self.terms = terms
  }
}
