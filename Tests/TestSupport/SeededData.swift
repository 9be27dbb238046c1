// SPDX-License-Identifier: Apache-2.0

public import KindredKernels
public import KindredPapers

/// Data drawn from seeds.
public enum Seeded {
  /// Values from the standard normal distribution.
  public static func matrix(_ rowCount: Int, _ columnCount: Int, seed: UInt64 = 1) -> Matrix {
    var generator = SeededGenerator(seed: seed)
    return Matrix(
      rowCount: rowCount, columnCount: columnCount,
      elements: (0..<rowCount * columnCount).map { _ in Float(generator.nextGaussianPair().0) })
  }

  /// Rows of unit length in every direction.
  public static func unitRows(_ rowCount: Int, _ columnCount: Int, seed: UInt64 = 1) -> Matrix {
    matrix(rowCount, columnCount, seed: seed).normalizedRows()
  }

  /// Papers on a few subjects, each with words of its own and words that all share.
  ///
  /// Paper i is on subject i mod `subjectCount` and has the identifier `p` and i in four digits.
  public static func papers(_ count: Int, subjectCount: Int = 4, seed: UInt64 = 1) -> [Paper] {
    var generator = SeededGenerator(seed: seed)
    let syllables = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu"]
    func word(_ number: Int) -> String {
      [number / 100 % 10, number / 10 % 10, number % 10].map { syllables[$0] }.joined() + "n"
    }
    return (0..<count).map { index in
      let own = 100 * (index % subjectCount)
      func text(_ length: Int) -> String {
        (0..<length).map { _ in
          generator.next(below: 10) < 7
            ? word(own + generator.next(below: 25)) : word(900 + generator.next(below: 60))
        }.joined(separator: " ")
      }
      let digits = String(index)
      return Paper(
        id: PaperID("p" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits),
        title: text(5), abstract: text(40) + ".")
    }
  }
}
