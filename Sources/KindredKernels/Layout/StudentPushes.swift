// SPDX-License-Identifier: Apache-2.0

internal import CKindredKernels

/// How hard heavy points push others away on a plane, where nearness falls as Student's
/// distribution does (van der Maaten, Hinton 2008).
///
/// With q = 1 / (1 + d²) for points that are d apart, a point of mass m adds m q to the nearness of
/// another, and m q² times the way from it to the push.
package struct StudentPushes: Sendable {
  /// The sums of m q; a point that is among those that push adds 1 to its own.
  package let nearness: [Float]

  /// The sums of m q² (x - x').
  package let x: [Float]

  /// The sums of m q² (y - y').
  package let y: [Float]

  /// What `sources` do to `targets`.
  ///
  /// - Parameter masses: those of the sources.
  /// - Complexity: O(targets x sources).
  package init(on targets: PlanePoints, from sources: PlanePoints, masses: [Float]) {
    precondition(
      masses.count == sources.count, "\(masses.count) masses of \(sources.count) points")
    let count = targets.count
    var nearness = [Float](repeating: 0, count: count)
    var x = nearness
    var y = nearness
    unsafe ck_student_pushes(
      targets.x, targets.y, count, sources.x, sources.y, masses, sources.count, &x, &y, &nearness)
    self.nearness = nearness
    self.x = x
    self.y = y
  }
}
