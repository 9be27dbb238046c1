// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine
internal import KindredPapers

/// A paper left out for another, as JSON has it.
struct DuplicateDocument: Encodable {
  let id: String
  let title: String
  let of: String

  init(_ duplicate: DuplicatePaper) {
    id = duplicate.paper.id.description
    title = duplicate.paper.title
    of = duplicate.kept.id.description
  }
}
