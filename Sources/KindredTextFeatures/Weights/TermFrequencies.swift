// SPDX-License-Identifier: Apache-2.0

/// Term frequencies by count, 1 + ln tf, in single precision.
package struct TermFrequencies: Sendable {
  /// They are the same for everyone.
  package static let all = TermFrequencies()

  /// Those of counts up to 1,023.
  package let small: [Float] = (0..<1_024).map {
    Float($0 == 0 ? 0 : TermWeight.termFrequency($0))
  }

  @inline(__always)
  package subscript(count: Int) -> Float {
    count < small.count ? small[count] : Float(TermWeight.termFrequency(count))
  }
}
