// SPDX-License-Identifier: Apache-2.0

internal import CKindredKernels

/// Lends a row of one matrix and a row of another, of one length, as C takes them.
@inline(__always)
func withRowPointers<Result>(
  _ left: Matrix, _ row: Int, _ right: Matrix, _ other: Int,
  _ body: (_ left: UnsafePointer<Float>?, _ right: UnsafePointer<Float>?, _ count: Int) -> Result
) -> Result {
  left.withRow(row) { left in
    right.withRow(other) { right in
      unsafe left.withUnsafeBufferPointer { left in
        unsafe right.withUnsafeBufferPointer { right in
          unsafe body(left.baseAddress, right.baseAddress, left.count)
        }
      }
    }
  }
}

/// The dot product of a row of one matrix and of another, in double precision.
func exactDot(_ left: Matrix, _ row: Int, _ right: Matrix, _ other: Int) -> Double {
  unsafe withRowPointers(left, row, right, other) { unsafe ck_dot_double($0, $1, $2) }
}

extension [Float] {
  /// Makes room for `count` values; those that are there stay.
  mutating func grow(to count: Int) {
    if count > self.count { self += [Float](repeating: 0, count: count - self.count) }
  }
}
