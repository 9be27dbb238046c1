// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine
internal import KindredPapers

/// A phrase and its weight, as JSON has them.
struct TermDocument: Encodable {
  let term: String
  let weight: Double

  init(_ term: ClusterTerm) {
    self.term = term.term
    weight = term.weight.rounded6
  }
}
