// SPDX-License-Identifier: Apache-2.0

internal import CKindredKernels

/// The cosine of each row of counts with one sparse vector, in single precision: close enough to
/// choose what is worth computing exactly.
///
/// - Parameters:
///   - words: a number in the upper 24 bits, a count in the lower 8; words of one number that
///     follow each other are one count.
///   - rowOffsets: where each row's words begin, ascending, and the number of words.
///   - factors: for each number what a frequency of it is multiplied by, and the vector's value.
///   - frequencies: for each count up to 1,023 its frequency, 1 + ln count.
/// - Precondition: there are factors for every number, and 1,024 frequencies.
/// - Complexity: O(words).
package func countCosines(
  words: [UInt32], rowOffsets: [UInt32], factors: [Float], frequencies: [Float]
) -> [Float] {
  let rowCount = rowOffsets.count - 1
  precondition(
    rowCount >= 0 && frequencies.count == 1_024 && rowOffsets.last.map(Int.init) == words.count,
    "\(rowOffsets.count) offsets for \(words.count) words, \(frequencies.count) frequencies")
  return unsafe [Float](unsafeUninitializedCapacity: rowCount) { cosines, initializedCount in
    unsafe ck_count_cosines(
      words, rowOffsets, rowCount, factors, frequencies, cosines.baseAddress)
    initializedCount = rowCount
  }
}
