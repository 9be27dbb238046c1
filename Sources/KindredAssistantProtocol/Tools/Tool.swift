// SPDX-License-Identifier: Apache-2.0

package import KindredEngine

/// Something that an assistant may ask of the papers; none changes anything.
package struct Tool: Sendable {
  /// The name by which it is called.
  package let name: String

  /// What people see.
  let title: String

  /// What an assistant is told of it.
  let description: String

  /// The schema of its arguments.
  let input: JSONValue

  /// The schema of its answer.
  package let output: JSONValue

  /// Answers arguments that fit the schema.
  ///
  /// - Throws: ``ToolError``, and what the papers throw.
  package let answer: @Sendable (ToolArguments, ToolContext) throws -> JSONValue

  /// As `tools/list` has it.
  var listing: JSONValue {
    [
      "name": .text(name), "title": .text(title), "description": .text(description),
      "inputSchema": input, "outputSchema": output,
      "annotations": [
        "title": .text(title), "readOnlyHint": true, "destructiveHint": false,
        "idempotentHint": true, "openWorldHint": false,
      ],
    ]
  }

  /// All tools, in the order in which they are listed.
  package static let all: [Tool] = [
    .searchPapers, .findRelated, .recommendPapers, .getPapers, .explainSimilarity, .listPapers,
    .groupPapers, .comparePeriods, .libraryInfo,
  ]
}

/// Why a tool has no answer, in words that whoever asked can act on.
package struct ToolError: Error, CustomStringConvertible {
  package let description: String
}
