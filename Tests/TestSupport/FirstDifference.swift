// SPDX-License-Identifier: Apache-2.0

public import KindredKernels

/// Where two lists first differ and both values there, or how long each is; nil where they are
/// equal.
///
/// `#expect(firstDifference(one, other) == nil)` says what `#expect(one == other)` does, and prints
/// one place where that prints all of both.
public func firstDifference<Element: Equatable>(
  _ left: some Collection<Element>, _ right: some Collection<Element>
) -> String? {
  for (place, (one, other)) in zip(left, right).enumerated() where one != other {
    return "at \(place): \(one), not \(other)"
  }
  return left.count == right.count ? nil : "\(left.count) values, not \(right.count)"
}

/// Where two matrices first differ, or the shape of each; nil where they are equal.
public func firstDifference(_ left: Matrix, _ right: Matrix) -> String? {
  guard left.rowCount == right.rowCount, left.columnCount == right.columnCount else {
    return "\(left.rowCount) x \(left.columnCount), not \(right.rowCount) x \(right.columnCount)"
  }
  for row in 0..<left.rowCount {
    for column in 0..<left.columnCount where left[row, column] != right[row, column] {
      return "at (\(row), \(column)): \(left[row, column]), not \(right[row, column])"
    }
  }
  return nil
}

/// The first line in which two texts differ, counted from 1; nil where they are equal.
public func firstDifference(_ left: String, _ right: String) -> String? {
  func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
  let (ours, theirs) = (lines(left), lines(right))
  for (place, (one, other)) in zip(ours, theirs).enumerated() where one != other {
    return "line \(place + 1): \(one)\n  not: \(other)"
  }
  return ours.count == theirs.count ? nil : "\(ours.count) lines, not \(theirs.count)"
}
