// SPDX-License-Identifier: Apache-2.0

public import KindredEngine

/// What a background of one's own is worth.
public struct LearningGainReport: ReportLayout {
  /// As the contract has it.
  package struct Document: Encodable {
    let learnedFrom: Int
    let measuredOn: Int
    let p10: Shares

    /// With each background.
    package struct Shares: Encodable {
      let learned: Double
      let shipped: Double
      let none: Double
    }
  }

  private let result: LearningGain

  /// A report on what learning gains.
  public init(_ result: LearningGain) {
    self.result = result
  }

  /// The shares, and of how many papers they are.
  package var document: Document {
    Document(
      learnedFrom: result.learnedCount, measuredOn: result.measuredCount,
      p10: Document.Shares(
        learned: result.learned.rounded6, shipped: result.shipped.rounded6,
        none: result.none.rounded6))
  }

  /// A row for each background.
  package var table: Table {
    scoreTable([
      ("P@10, learned", result.learned), ("P@10, the program's own", result.shipped),
      ("P@10, none", result.none), ("learned from", Double(result.learnedCount)),
      ("measured on", Double(result.measuredCount)),
    ])
  }

  /// One sentence on whether it helps.
  public var sentence: String {
    let others =
      "\(result.shipped.fixed(3)) with the program's own background, \(result.none.fixed(3)) without"
    return
      "learned from the older \(result.learnedCount) papers, a background gives the newer "
      + "\(result.measuredCount) \(result.learned.fixed(3)) of ten neighbors in their category "
      + "(\(others)): it \(result.learned > max(result.shipped, result.none) ? "helps" : "does not help")"
  }
}
