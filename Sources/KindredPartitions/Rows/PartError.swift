// SPDX-License-Identifier: Apache-2.0

/// Why a filter cannot go on, or cannot use a row.
package enum PartError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A row was written by a program that writes rows otherwise.
  case otherVersion(found: String)
  /// Rows came in another order than the filter needs, or some did not come.
  case incomplete(String)
  /// A row that is none: it is counted and left out.
  case broken(String)

  /// One sentence.
  package var description: String {
    switch self {
    case .otherVersion(let found):
      "a row of version \"\(found)\" came, where this program reads \"\(PartRow.version)\"; "
        + "every machine needs the same version of kindred"
    case .incomplete(let reason): reason
    case .broken(let reason): reason
    }
  }
}
