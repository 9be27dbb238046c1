// SPDX-License-Identifier: Apache-2.0

/// English words that carry grammar, not subject.
///
/// Pronouns, articles, prepositions, conjunctions, auxiliaries, the halves of contractions, and the
/// remains of addresses. Words such as "model" or "novel" are not here: how often they occur
/// already says how little they mean.
enum StopWords {
  /// Whether a lower-case word is one. O(length).
  static func contains(_ word: [UInt8]) -> Bool {
    words.find(word.span, ByteKey(word.span)) != nil
  }

  private static let words = ByteStringTable(
    """
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
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
