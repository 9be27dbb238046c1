// SPDX-License-Identifier: Apache-2.0

internal import CKindredKernels

/// How far each centroid moved, and the farthest in each group.
struct CentroidDrifts: Sendable {
  var ofPlace: [Float] = []
  var ofGroup: [Float]

  init(from old: Matrix, to new: Matrix, _ groups: CentroidGroups) {
    ofGroup = [Float](repeating: 0, count: groups.count)
    for place in 0..<new.rowCount {
      let squared = unsafe withRowPointers(old, place, new, place) {
        unsafe ck_squared_distance($0, $1, $2)
      }
      // Bounds that moved often must not lose more to rounding than they were given.
      let drift = squared > 0 ? Float(squared.squareRoot()) * (1 + 1e-6) + 1e-6 : 0
      ofPlace.append(drift)
      let group = Int(groups.groupAtPlace[place])
      ofGroup[group] = max(ofGroup[group], drift)
    }
  }
}
