// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The two factors of a TF-IDF weight: (1 + ln tf) (ln((1 + n) / (1 + df)) + 1).
///
/// Sublinear term frequency and smoothed inverse document frequency, as scikit-learn's
/// `TfidfVectorizer(sublinear_tf=True)` computes them.
package enum TermWeight {
  /// 1 + ln tf, for tf of at least 1.
  package static func termFrequency(_ count: Int) -> Double {
    1 + log(Double(count))
  }

  /// ln((1 + n) / (1 + df)) + 1.
  package static func inverseDocumentFrequency(_ documentFrequency: Int, documentCount: Int)
    -> Double
  {
    log(Double(1 + documentCount) / Double(1 + documentFrequency)) + 1
  }
}
