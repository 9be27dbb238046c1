// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering
public import KindredEngine
internal import KindredPapers

/// Where papers are on a map.
public struct MapReport: ReportLayout {
  /// As the contract has it.
  package struct Document: Encodable {
    /// One paper.
    package struct Place: Encodable {
      let id: String
      let x: Double
      let y: Double
      /// The number of its group, from 1; null for a paper that belongs to none.
      let group: Nullable<Int>
    }

    let overlap10: Double
    let trustworthiness: Nullable<Double>
    let papers: [Place]
  }

  private let map: PaperMap
  private let papers: [(id: PaperID, place: PaperMap.Place, group: Int?)]

  /// A report on groups with their ``KindredEngine/PaperClusters/map``; nil without one.
  public init?(_ clusters: PaperClusters) {
    guard let map = clusters.map else { return nil }
    self.map = map
    let groups = clusters.groups
    papers = map.places.sorted { $0.key < $1.key }.map {
      (id: $0.key, place: $0.value, group: groups[$0.key].map { $0 + 1 })
    }
  }

  /// The papers, ascending by identifier, and how far the map may be trusted.
  package var document: Document {
    let trust = MapDocument(map)
    return Document(
      overlap10: trust.overlap10, trustworthiness: trust.trustworthiness, papers: lines)
  }

  /// A paper a line.
  package var lines: [Document.Place] {
    papers.map {
      Document.Place(
        id: $0.id.description, x: $0.place.point.x.rounded6, y: $0.place.point.y.rounded6,
        group: Nullable($0.group))
    }
  }

  /// A row for each paper.
  package var table: Table {
    Table(
      [.text("id"), .number("x"), .number("y"), .number("group")],
      rows: papers.map {
        [
          $0.id.description, String($0.place.point.x.rounded6), String($0.place.point.y.rounded6),
          $0.group.map(String.init) ?? "",
        ]
      })
  }

  /// What the map keeps, in words: "0.75 of the ten nearest are near on the map, trustworthiness
  /// 0.91".
  public var sentence: String { map.sentence }
}

extension PaperMap {
  /// What the map keeps, in words.
  var sentence: String {
    "\(overlap.fixed(2)) of each paper's ten nearest are among its ten nearest on the map"
      + (trustworthiness.map { ", trustworthiness \($0.fixed(2))" } ?? "")
  }
}
