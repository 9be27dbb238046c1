// SPDX-License-Identifier: Apache-2.0

internal import CKindredRevision

/// The sources that the program was built from.
package enum SourceRevision {
  /// The first digits of the commit, with a + for changes since, or nil where git did not tell.
  package static let commit: String? = {
    let text = unsafe String(cString: cr_revision())
    return text.isEmpty ? nil : text
  }()
}
