// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import KindredTextFeatures
import TestSupport
import Testing

@Suite struct TokenizerTests {
  private struct TokenGolden: Decodable {
    let text: String
    let tokens: [String]
  }

  @Test func plainTokensAreScikitLearns() throws {
    for golden in try Golden.load("tokens", as: [TokenGolden].self) {
      #expect(Tokenizer(.plain).tokens(in: golden.text) == golden.tokens)
    }
  }

  @Test(arguments: [
    ("", []),
    ("The models of a method", ["model", "method"]),
    ("don't we've", []),
    ("text-to-image 3D GPT-4 x1", ["text", "image", "3d", "gpt", "x1"]),
    (
      "Schr\\\"odinger SCHRÖDINGER Schr\\\"{o}dinger",
      ["schrodinger", "schrodinger", "schrodinger"]
    ),
    ("Erd\\H{o}s Erd\u{151}s \\v{S}irok\\'y \\'{E}t\\'e", ["erdos", "erdos", "siroky", "ete"]),
    ("Stra\u{DF}e Stra\\ss e", ["strasse", "strasse"]),
    ("the first world war I", ["first", "world", "war"]), ("vitamin,o", ["vitamin"]),
    ("se\\o", ["seo"]),
    ("$x^2 + \\mathcal{L}$ loss", ["loss"]),
    (
      "an $n \\times \\text{rank}$ matrix \\[ a + b \\] and \\(c\\) end", ["rank", "matrix", "end"]
    ),
    ("costs $5 and $10 today", ["cost", "10", "today"]),
    ("see https://example.org/deep/path?q=learning, www.example.com and more", ["see"]),
    ("\\href{https://example.org/x}{our page} and \\emph{bold} words", ["page", "bold", "word"]),
    ("a <b class=\"x\">bold</b> &amp; &lt;i&gt; x < y", ["bold"]),
    ("λόγος ΛΌΓΟΣ", ["λογος", "λογος"]),
    ("Ёлка ёлки", ["елка", "елки"]),
    ("向量検索", ["向量", "量検", "検索"]),
    ("图 and 量子 work", ["图", "量子", "work"]),
    ("𝒳-ray 𝐛𝐨𝐥𝐝", ["ray", "bold"]),
    ("ﬁne ＷＩＤＥ", ["fine", "wide"]),
    ("soft\u{AD}hyphen zero\u{200B}width", ["softhyphen", "zerowidth"]),
    ("42 2024 1e5", ["42", "2024", "1e5"]),
  ]) func standardTokensAreTerms(text: String, tokens: [String]) {
    #expect(Tokenizer().tokens(in: text) == tokens)
  }

  @Test func lettersWithoutEndAreNoTerm() {
    #expect(Tokenizer().tokens(in: String(repeating: "x", count: 65)) == [])
    #expect(Tokenizer().tokens(in: String(repeating: "x", count: 64)).count == 1)
  }

  /// Text drawn from what markup is made of: nothing traps, and every token is a clean term.
  @Test func anyTextGivesCleanTerms() {
    let pieces = [
      "$", "$$", "\\", "{", "}", "\\(", "\\[", "\\text{", "\\\"", "\\c{", "&", "&amp", ";", "<",
      ">", "</", "http://", "www.", "word", "é", "\u{301}", "量", "𝒳", "-", " ", "\u{A0}", "'", ".",
      "\u{202E}", "😀", "1", "\\o", "\\ss", "{\\", "%", "_", "^",
    ]
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<5_000 {
      let text = (0..<generator.next(below: 14)).map { _ in
        pieces[generator.next(below: pieces.count)]
      }.joined()
      for options in [TokenizerOptions.standard, .plain] {
        for token in Tokenizer(options).tokens(in: text) {
          #expect(!token.isEmpty && token == token.lowercased())
          #expect(!token.contains { " \\${}<>&".contains($0) }, "\(token) in \(text)")
        }
      }
    }
  }

  /// Openings without an end must not make scanning quadratic: this takes minutes if they do.
  @Test func unclosedMarkupIsScannedOnce() {
    for opening in ["$a ", "\\[", "<b ", "{\\", "&", "\\text{", "http://"] {
      _ = Tokenizer().tokens(in: String(repeating: opening, count: 40_000))
    }
  }
}
