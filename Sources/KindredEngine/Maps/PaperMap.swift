// SPDX-License-Identifier: Apache-2.0

public import KindredClustering
public import KindredPapers

/// Papers on a plane, those near that are similar by the scores of
/// ``Engine/related(to:avoiding:count:least:among:withDetails:)``.
public struct PaperMap: Equatable, Sendable {
  /// A paper's place, and what a page shows of it.
  public struct Place: Equatable, Sendable {
    /// Where it is.
    public let point: MapPoint

    /// Whether the paper nearest to it on the map is among its nearest in truth.
    public let isNearestTrue: Bool

    /// What a page shows of it.
    public let details: PaperDetails

    /// A place from its values.
    public init(
      point: MapPoint, isNearestTrue: Bool = true, details: PaperDetails = PaperDetails()
    ) {
      self.point = point
      self.isNearestTrue = isNearestTrue
      self.details = details
    }
  }

  /// Where each paper is.
  public let places: [PaperID: Place]

  /// Of each paper's ten nearest, the mean share that is among the ten nearest on the map
  /// (``KindredClustering/MapFidelity/overlap``).
  public let overlap: Double

  /// How few papers are near on the map and far in truth, from 0 to 1, or nil for fewer than five
  /// papers (``KindredClustering/MapFidelity/trustworthiness(ranks:)``).
  public let trustworthiness: Double?

  /// A map from its values.
  public init(places: [PaperID: Place], overlap: Double, trustworthiness: Double?) {
    self.places = places
    self.overlap = overlap
    self.trustworthiness = trustworthiness
  }
}
