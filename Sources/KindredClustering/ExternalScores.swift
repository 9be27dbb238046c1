// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// How well two ways of grouping the same rows agree.
///
/// All scores are symmetric but for homogeneity and completeness, do not depend on how groups are
/// numbered, and are 1 for groupings that are the same. The definitions are scikit-learn's.
public struct ExternalScores: Equatable, Sendable {
  /// Mutual information over what chance gives and what is possible, the arithmetic mean of the
  /// entropies (Vinh, Epps, Bailey 2010). 0 is chance.
  public let adjustedMutualInformation: Double

  /// Pairs on which both agree, over what chance gives (Hubert, Arabie 1985). 0 is chance.
  public let adjustedRand: Double

  /// The harmonic mean of homogeneity and completeness (Rosenberg, Hirschberg 2007).
  public let vMeasure: Double

  /// 1 when each found group holds members of one true group only.
  public let homogeneity: Double

  /// 1 when all members of a true group are in one found group.
  public let completeness: Double

  /// ``adjustedRand`` alone, for two groupings of one length. O(n + groups²).
  public static func adjustedRand(_ left: [Int], _ right: [Int]) -> Double {
    precondition(left.count == right.count, "\(left.count) labels for \(right.count) rows")
    return ContingencyTable(left, right).adjustedRand
  }

  /// Compares found groups with true ones.
  ///
  /// - Precondition: both are of one length n. For n = 0 all scores are 1.
  /// - Complexity: O(n + groups² + n groups) for the chance that AMI subtracts.
  public init(truth: [Int], found: [Int]) {
    precondition(truth.count == found.count, "\(truth.count) labels for \(found.count) rows")
    let table = ContingencyTable(truth, found)
    let truthEntropy = table.entropy(table.rowSums)
    let foundEntropy = table.entropy(table.columnSums)
    let information = table.mutualInformation
    homogeneity = truthEntropy > 0 ? information / truthEntropy : 1
    completeness = foundEntropy > 0 ? information / foundEntropy : 1
    vMeasure =
      homogeneity + completeness > 0
      ? 2 * homogeneity * completeness / (homogeneity + completeness) : 0
    adjustedRand = table.adjustedRand
    if table.rowSums.count == table.columnSums.count, table.rowSums.count < 2 {
      adjustedMutualInformation = 1
    } else {
      let expected = table.expectedMutualInformation
      let possible = (truthEntropy + foundEntropy) / 2 - expected
      let least = Double.ulpOfOne
      let divisor = possible < 0 ? min(possible, -least) : max(possible, least)
      adjustedMutualInformation = (information - expected) / divisor
    }
  }
}

/// How many rows each pair of groups shares.
private struct ContingencyTable {
  let total: Int
  let rowSums: [Int]
  let columnSums: [Int]
  /// Shared counts above zero, in the order of their groups.
  let cells: [(row: Int, column: Int, count: Int)]

  init(_ rows: [Int], _ columns: [Int]) {
    func numbered(_ labels: [Int]) -> (indices: [Int], count: Int) {
      let distinct = Set(labels).sorted()
      let place = Dictionary(uniqueKeysWithValues: zip(distinct, distinct.indices))
      return (labels.map { place[$0] ?? 0 }, distinct.count)
    }
    let (rowOf, rowCount) = numbered(rows)
    let (columnOf, columnCount) = numbered(columns)
    var counts: [Int: Int] = [:]
    var rowSums = [Int](repeating: 0, count: rowCount)
    var columnSums = [Int](repeating: 0, count: columnCount)
    for (row, column) in zip(rowOf, columnOf) {
      counts[row * columnCount + column, default: 0] += 1
      rowSums[row] += 1
      columnSums[column] += 1
    }
    total = rows.count
    self.rowSums = rowSums
    self.columnSums = columnSums
    cells = counts.sorted { $0.key < $1.key }.map {
      ($0.key / columnCount, $0.key % columnCount, $0.value)
    }
  }

  func entropy(_ sums: [Int]) -> Double {
    var entropy = 0.0
    for sum in sums where sum > 0 {
      let share = Double(sum) / Double(total)
      entropy -= share * log(share)
    }
    return entropy
  }

  var mutualInformation: Double {
    var information = 0.0
    for cell in cells {
      let ratio =
        Double(cell.count) * Double(total)
        / (Double(rowSums[cell.row]) * Double(columnSums[cell.column]))
      information += Double(cell.count) / Double(total) * log(ratio)
    }
    return max(0, information)
  }

  var adjustedRand: Double {
    func pairs(_ count: Int) -> Double { Double(count) * Double(count - 1) / 2 }
    let both = cells.reduce(0) { $0 + pairs($1.count) }
    let inRows = rowSums.reduce(0) { $0 + pairs($1) }
    let inColumns = columnSums.reduce(0) { $0 + pairs($1) }
    let all = pairs(total)
    let expected = all > 0 ? inRows * inColumns / all : 0
    let possible = (inRows + inColumns) / 2
    return possible == expected ? 1 : (both - expected) / (possible - expected)
  }

  /// What two random groupings of the same sizes share on average: a hypergeometric sum.
  var expectedMutualInformation: Double {
    let n = Double(total)
    var logFactorial = [0.0]
    for number in 1...max(1, total) {
      logFactorial.append(logFactorial[number - 1] + log(Double(number)))
    }
    var expected = 0.0
    for rowSum in rowSums {
      for columnSum in columnSums {
        var fixed = logFactorial[rowSum] + logFactorial[columnSum] - logFactorial[total]
        fixed += logFactorial[total - rowSum] + logFactorial[total - columnSum]
        let first = max(1, rowSum + columnSum - total)
        for shared in first...max(first, min(rowSum, columnSum)) {
          var logarithm = fixed - logFactorial[shared] - logFactorial[rowSum - shared]
          logarithm -= logFactorial[columnSum - shared]
          logarithm -= logFactorial[total - rowSum - columnSum + shared]
          let ratio = n * Double(shared) / (Double(rowSum) * Double(columnSum))
          expected += Double(shared) / n * log(ratio) * exp(logarithm)
        }
      }
    }
    return expected
  }
}
