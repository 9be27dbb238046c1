// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine

/// How far a map may be trusted, in JSON.
struct MapDocument: Encodable {
  let overlap10: Double
  let trustworthiness: Nullable<Double>

  init(_ map: PaperMap) {
    overlap10 = map.overlap.rounded6
    trustworthiness = Nullable(map.trustworthiness?.rounded6)
  }
}
