// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import Testing

@Suite struct RowSetTests {
  @Test func rowsAreKept() {
    let rows = [0, 1, 63, 64, 65, 127, 199]
    let set = RowSet(rowCount: 200, rows + [64])
    #expect(set.rows == rows)
    #expect(set.count == 7)
    #expect(set.contains(127) && !set.contains(128))
    #expect(RowSet(rowCount: 0).rows == [])
  }
}
