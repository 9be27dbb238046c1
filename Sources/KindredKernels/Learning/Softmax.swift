// SPDX-License-Identifier: Apache-2.0

internal import CKindredKernels
internal import Foundation

/// Writes e^(scale (x - shift)) over each value x of a range and returns the sum. O(d); 0 for none.
///
/// Exponents below -87 and above 88 count as those, so that every result is finite and none is 0.
package func exponentiate(
  _ values: inout MutableSpan<Float>, _ range: Range<Int>, scale: Float, shift: Float
) -> Float {
  unsafe values.withUnsafeMutableBufferPointer { values in
    unsafe ck_exponentials(
      values.extracting(range).baseAddress, scale, shift, range.count)
  }
}

/// Makes shares of the scores in a range: e^x over the sum of all e^x. O(d).
///
/// - Returns: ln Σ e^x, 0 for no scores.
package func softmax(_ scores: inout MutableSpan<Float>, _ range: Range<Int>) -> Float {
  guard !range.isEmpty else { return 0 }
  var largest = scores[range.lowerBound]
  for index in range { largest = max(largest, scores[index]) }
  let sum = exponentiate(&scores, range, scale: 1, shift: largest)
  for index in range { scores[index] /= sum }
  return largest + log(sum)
}
