// SPDX-License-Identifier: Apache-2.0

internal import CKindredKernels

/// Values that a thread reads at a time: 1 MiB, enough for long streams, and little enough that
/// threads end at nearly the same time.
private let readBlockSize = 1 << 18

extension Matrix {
  /// Reads every value once and adds them up, in single precision: nothing that looks at all rows
  /// can be faster. The sum does not depend on the thread count. O(n d).
  package func sumOfValues(parallelism: Parallelism = .sequential) -> Float {
    parallelism.mapBlocks(of: elements.count, size: readBlockSize) { range in
      unsafe elements.span.extracting(range).withUnsafeBufferPointer {
        unsafe ck_sum($0.baseAddress, $0.count)
      }
    }.reduce(0, +)
  }

  /// Reads every row twice on this thread, side by side with the row as far from the other end, and
  /// adds all values up: nothing that compares such pairs can be faster. O(n d).
  package func sumOfOppositeRows() -> Float {
    (0..<rowCount).reduce(0) { total, row in
      let opposite = rowCount - 1 - row
      return unsafe total
        + withRowPointers(self, row, self, opposite) { unsafe ck_sum_both($0, $1, $2) }
    }
  }
}
