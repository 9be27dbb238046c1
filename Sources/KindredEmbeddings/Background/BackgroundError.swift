// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels

/// Why bytes are no background model.
public enum BackgroundError: Error, Equatable, CustomStringConvertible {
  /// They begin otherwise.
  case notAModel

  /// The format is one that this version does not know.
  case unknownVersion(Int)

  /// They are cut off, changed, or contradict themselves.
  case damaged(String)

  /// One sentence.
  public var description: String {
    switch self {
    case .notAModel: "it is no background model of Kindred"
    case .unknownVersion(let version):
      "it is a background model of format \(version), and this version of Kindred reads formats "
        + "1 to \(BackgroundModel.formatVersion); learn it again with kindred learn"
    case .damaged(let reason): "it is a damaged background model: \(reason)"
    }
  }
}
