// SPDX-License-Identifier: Apache-2.0

internal import KindredStore

extension LibraryRemedy {
  /// The command that does it.
  func advice(for path: String) -> String {
    switch self {
    case .make: "kindred index PATH... -o \(path) makes one"
    case .recover: "kindred recover \(path) -o NEW saves all that is intact"
    case .relearn: "kindred relearn --library \(path) makes it anew; all papers are sound"
    case .learn: "not everything is learned yet; kindred relearn --library \(path) does it"
    case .update: "kindred relearn --library \(path) updates it"
    }
  }
}
