// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine
internal import KindredPapers
internal import KindredStore

/// What a tool answers from.
struct ToolContext: Sendable {
  /// The papers.
  let papers: any PaperCollection

  /// How they are compared.
  let options: EngineOptions

  /// The program's version.
  let version: String

  /// Told how far the work is.
  let observe: @Sendable (Stage) -> Void

  /// An answer of the papers as they are at one moment.
  func ask<Answer>(_ question: (Questions) throws -> Answer) throws -> Answer {
    try papers.asking(options, observe: observe, question)
  }
}
