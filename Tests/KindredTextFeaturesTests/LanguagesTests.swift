// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredTextFeatures

@Suite struct LanguagesTests {
  /// A text of each language, invented, and the terms that are left of it.
  static let texts = [
    (
      "Wie sich die Bienen im Krieg der Blüten und für ihr Volk entscheiden, wenn der Honig fehlt",
      "bienen krieg bluten volk entscheiden honig fehlt"
    ),
    (
      "Comment l'érosion des falaises est mesurée par satellite, et ce qu'elle dit de la mer",
      "erosion falaise mesuree satellite dit mer"
    ),
    (
      "Cómo las algas del mar se adaptan a los cambios de temperatura cuando no hay corriente",
      "alga mar adaptan cambio temperatura corriente"
    ),
    (
      "Come il vento delle Alpi sposta la neve, e perché questa si scioglie più tardi nei boschi",
      "vento alpi sposta neve scioglie tardi boschi"
    ),
    (
      "Como os recifes do litoral são afetados pelo calor, e o que isso diz aos pescadores",
      "recife litoral afetado calor diz pescadore"
    ),
    (
      "Hoe de bijen van het eiland zich aanpassen aan een kouder klimaat, en wat dat voor ze kost",
      "bijen eiland aanpassen kouder klimaat kost"
    ),
  ]

  @Test(arguments: texts) func functionWordsOfSixLanguagesAreNoTerms(text: String, terms: String) {
    #expect(Tokenizer().tokens(in: text).joined(separator: " ") == terms)
    #expect(
      Set(TermCounts([Document(title: text)]).distinctTerms) == Set(Tokenizer().tokens(in: text)))
  }

  @Test(arguments: [
    "Die casting after the war", "Van der Waals forces", "Black holes in de Sitter space",
    "War on a man", "Pure state of plus and non plus", "El Niño", "La Niña, car and sea", "und",
    "AI OS", "DAS DEM SIA", "DEM generation from ALS point clouds", "Des Moines: Des flows",
    "Si/Te heterostructures with Se and Ni",
  ]) func wordsOfEnglishTextsAreTermsThoughOtherLanguagesUseThem(text: String) {
    let tokens = Tokenizer().tokens(in: text)
    let words = text.split { !$0.isLetter }.map { $0.lowercased() }
    #expect(
      tokens.count
        == words.count { StopWords.find(Array($0.utf8)).languages.isDisjoint(with: .english) })
  }

  @Test func anAbstractTellsTheLanguageOfItsTitle() {
    let title = "Die Tangwälder"
    let counts = TermCounts([
      Document(title: title), Document(title: title, abstract: "Wir messen, was von ihnen bleibt."),
      Document(
        title: title, abstract: "We measure what is left of them after the storm of the year."),
    ])
    #expect(
      counts.rows() == [
        ["die": 2, "tangwalder": 2], ["tangwalder": 2, "messen": 1, "bleibt": 1],
        ["die": 2, "tangwalder": 2, "measure": 1, "left": 1, "storm": 1, "year": 1],
      ])
  }

  @Test func aTermThatNoDocumentHoldsHasNoNumber() {
    let counts = TermCounts([Document(title: "Bienen und die Farben mit Blüten")])
    #expect(counts.distinctTerms == ["bienen", "farben", "bluten"])
  }

  @Test func phrasesCrossNoFunctionWordsOfTheirPaper() {
    let phrases = PhraseScanner().phrases(
      in: Document(
        title: "Wälder von Tang", abstract: "Es gibt Wälder von Tang, die der Sturm nicht bricht."))
    #expect(
      Set((phrases.title + phrases.abstract).map(\.key)) == ["walder", "tang", "sturm", "bricht"])
  }

  @Test func theLanguageIsThatOfMostWords() {
    func language(_ words: (Languages, tells: Bool, number: UInt16)...) -> Languages {
      Languages.ofText(
        with: words.map {
          StopWord(languages: $0.0, isTelling: $0.tells, number: $0.number, grammar: .other)
        })
    }
    #expect(language() == .english)
    #expect(language((.german, true, 1), (.german, true, 1)) == .english)
    #expect(language((.german, true, 1), (.german, false, 2)) == .english)
    #expect(language((.german, true, 1), (.german, true, 2)) == .german)
    #expect(language((.german, true, 1), (.german, true, 2), (.english, false, 3)) == .english)
    #expect(
      language((.german, true, 1), (.german, true, 2), ([.english, .german], false, 3)) == .german)
    #expect(
      language(
        (.german, true, 1), ([.german, .dutch], true, 2), (.dutch, true, 3), (.dutch, true, 3))
        == .dutch)
    #expect(
      language((.spanish, true, 1), (.portuguese, true, 2), ([.spanish, .portuguese], true, 3))
        == .spanish)
  }
}

extension TermCounts {
  /// How often each term stands in each document.
  fileprivate func rows() -> [[String: Int]] {
    (0..<documentCount).map { document in
      Dictionary(
        uniqueKeysWithValues: (offsets[document]..<offsets[document + 1]).map {
          (distinctTerms[Int(termIndices[$0])], Int(counts[$0]))
        })
    }
  }
}
