// SPDX-License-Identifier: Apache-2.0

internal import KindredPapers
internal import KindredTextFeatures

/// The phrases of a paper.
struct PaperPhrases: Sendable {
  let paper: Paper
  let title: [Phrase]
  let abstract: [Phrase]

  /// Finds the phrases that name something, which have no numbers of their own.
  private static let scanner = PhraseScanner(Tokenizer(TokenizerOptions(keepsNumbers: false)))

  /// Bytes of an abstract that are read: several times what the longest ones have.
  private static let longest = 20_000

  /// The phrases of a paper; of a scanner's own, or those that name something.
  init(_ paper: Paper, _ scanner: PhraseScanner = Self.scanner) {
    self.paper = paper
    let abstract =
      paper.abstract.utf8.count <= Self.longest
      ? paper.abstract : String(decoding: paper.abstract.utf8.prefix(Self.longest), as: UTF8.self)
    (title, self.abstract) = scanner.phrases(in: Document(title: paper.title, abstract: abstract))
  }
}
