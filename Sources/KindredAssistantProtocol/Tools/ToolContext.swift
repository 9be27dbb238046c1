// SPDX-License-Identifier: Apache-2.0

package import KindredEngine
internal import KindredPapers
package import KindredStore

/// What a tool answers from.
package struct ToolContext: Sendable {
  /// The papers.
  package let papers: any PaperCollection

  /// How they are compared.
  package let options: EngineOptions

  /// The program's version.
  package let version: String

  /// Told how far the work is.
  package let observe: @Sendable (Stage) -> Void

  package init(
    papers: any PaperCollection, options: EngineOptions, version: String,
    observe: @escaping @Sendable (Stage) -> Void = { _ in }
  ) {
    self.papers = papers
    self.options = options
    self.version = version
    self.observe = observe
  }

  /// An answer of the papers as they are at one moment.
  package func ask<Answer>(_ question: (Questions) throws -> Answer) throws -> Answer {
    try papers.asking(options, observe: observe, question)
  }
}
