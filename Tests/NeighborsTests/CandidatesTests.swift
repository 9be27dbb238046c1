// SPDX-License-Identifier: Apache-2.0

import Neighbors
import Testing

@Suite struct CandidatesTests {
  @Test func tenAreProposedForEachNeighborAndNeverFewerThanAHundred() {
    for (neighbors, proposals) in [(0, 100), (1, 100), (10, 100), (11, 110), (300, 3_000)] {
      #expect(Candidates.proposalCount(neighborCount: neighbors) == proposals)
    }
    #expect(Candidates.proposalCount(neighborCount: .max) > 1_000_000)
  }
}
