// SPDX-License-Identifier: Apache-2.0

/// What a word is in the languages where it carries grammar, not subject.
struct StopWord: Equatable, Sendable {
  /// Where it is a stop word; nowhere for most words.
  let languages: Languages

  /// Whether it tells that a text is not English: it is no stop word of English, nor another word
  /// or part of a name that stands in English texts (`die`, `plus`, `van`, `de`).
  let isTelling: Bool

  /// Which stop word it is.
  let number: UInt16

  /// What it says of the words beside it, in English.
  let grammar: Grammar

  /// Kinds of stop words that tell nouns from verbs.
  enum Grammar: Sendable {
    /// Articles and possessives, before nouns and after verbs.
    case article
    /// Before nouns.
    case preposition
    /// Pronouns and auxiliaries that verbs follow, and "to".
    case subject
    /// Anything else.
    case other
  }

  /// A word that carries a subject in every language.
  static let none = StopWord(languages: [], isTelling: false, number: .max, grammar: .other)
}

/// Words that carry grammar, not subject.
///
/// Pronouns, articles, prepositions, conjunctions, auxiliaries, the halves of contractions, and the
/// remains of addresses. Words such as "model" or "novel" are not here: how often they occur
/// already says how little they mean. English ones mean nothing in any text, those of another
/// language in its texts (`die` and `war` are words of English as well).
enum StopWords {
  /// What a word in lower case, without diacritics, is. O(length).
  static func find(_ word: [UInt8]) -> StopWord {
    guard let number = table.words.find(word.span, ByteKey(word.span)) else { return .none }
    return table.meanings[number]
  }

  private static let table: (words: ByteStringTable, meanings: [StopWord]) = {
    var words = ByteStringTable(minimumCapacity: 2_048)
    var languages: [Languages] = []
    for list in [(language: Languages.english, words: english)] + lists {
      for word in list.words.utf8.split(whereSeparator: { $0 <= UInt8(ascii: " ") }) {
        let bytes = Array(word)
        let number = words.intern(bytes.span, 0..<bytes.count, ByteKey(bytes.span))
        if number == languages.count { languages.append([]) }
        languages[number].insert(list.language)
      }
    }
    let inEnglishTexts = Set(alsoInEnglish.words)
    let meanings = languages.enumerated().map { number, languages in
      StopWord(
        languages: languages,
        isTelling: !languages.contains(.english) && !inEnglishTexts.contains(words.string(number)),
        number: UInt16(number),
        grammar: articles.contains(words.string(number))
          ? .article
          : prepositions.contains(words.string(number))
            ? .preposition : subjects.contains(words.string(number)) ? .subject : .other)
    }
    return (words, meanings)
  }()

  private static let english = """
    a about above across after again against all almost alone along already also although always am
    among amongst an and another any anyone anything are aren around as at away be became because
    become becomes been before being below between beyond both but by can cannot could couldn did
    didn do does doesn doing don done down due during each either else etc even ever every everyone
    everything few for from further had hadn has hasn have haven having he hence her here hers
    herself him himself his how however if in indeed instead into is isn it its itself just ll
    less may me might mine more moreover most much must my myself namely neither never nevertheless
    no nobody none nor not nothing now of off often on once only onto or other others otherwise our
    ours ourselves out over own per perhaps quite rather re really same several shall she should
    shouldn since so some someone something sometimes somewhere still such than that the their
    theirs them themselves then there thereby therefore these they this those though through
    throughout thus to together too toward towards under unless until up upon us ve very via was
    wasn we well were weren what whatever when whenever where whereas whereby wherein whether which
    while who whoever whole whom whose why will with within without won would wouldn yet you your
    yours yourself yourselves
    com ftp github html http https org url www
    """

  private static let articles = Set(
    "a an the this these those its their our his her my your such each every any".words)

  private static let prepositions = Set(
    """
    about across against among at between beyond by during for from in into of on onto over per
    through toward towards under upon via with within without
    """.words)

  private static let subjects = Set(
    "can cannot could did do does how it may might must not shall should they to we will would"
      .words)

  /// Stop words of other languages that are words, or parts of names, in English texts.
  private static let alsoInEnglish = """
    ad ai al ante bin car chi come comment con da de del della den der di die door du el em en era
    eras es eso et falls fora ge han hat inclusive io kan la le li los man mas meme men met mi mis
    na ne ni non notre ore os par pas per plus pour pure se sea sem si sia sin solo state sur
    tale te tem tera um un van verso vi von want war
    """
}

extension String {
  fileprivate var words: [String] { split(whereSeparator: \.isWhitespace).map(String.init) }
}
