// SPDX-License-Identifier: Apache-2.0

/// Words that every paper uses to speak about itself; they never name a group of papers.
public enum Commonplaces {
  /// Whether a term, as ``Tokenizer`` gives it, says nothing about a paper's subject.
  public static func contains(_ term: String) -> Bool { terms.contains(term) }

  private static let terms: Set<String> = Set(
    """
    ability able abstract accurate accurately achieve achieved achieving additional additionally
    address addressed addressing advance advanced advancement advantage aim allow allowing analysis
    analyze application applied apply applying approach art aspect available base baseline based
    benefit best better bring broad capability capable capture case challenge challenging choice
    code combine combining common commonly compare compared comparing comparison competitive
    complex component comprehensive comprehensively conduct conducted consider considerable
    consistently contrast contribution conventional crucial current currently demonstrate
    demonstrated demonstrating derive describe design designed detail develop developed developing
    development difference different difficult difficulty directly discuss diverse easily
    effect effective effectively effectiveness efficacy efficient efficiently efficiency effort
    emerge emerging employ employed enable enabling end enhance enhanced enhancing ensure ensuring
    entire essential establish evaluate evaluated evaluating evaluation evidence example excellent
    existing experiment experimental experimentally explore exploring extensive extensively extend
    facilitate fact feature field final finally finding first five flexible focus following
    formulate foundation four framework full fully fundamental furthermore future gain gap general
    given goal good great greatly high highlight highly idea identify impact implement
    implementation important importantly impressive improve improved improvement improving include
    including increase increasing increasingly inherent innovative insight inspired instance
    integrate integrated integrating introduce introduced introducing introduction investigate
    involve issue key lack lacking large largely latter lead leading led leverage leveraging limit
    limitation limited literature low main maintain maintaining major make making manner mean
    meanwhile method methodology metric model motivated multiple namely need new notable notably
    novel number obtain obtained offer offering open optimal order original outperform
    outperforming outperform overall overcome page paper particular particularly perform
    performance performed pipeline popular possible potential potentially power powerful practical
    practice present presented presenting prevalent previous previously primarily primary principle
    prior problem procedure process produce producing progress project promising property propose
    proposed proposing prove provide provided providing publicly purpose quality range rate reach
    real recent recently reduce reducing related release released reliable reliance rely relying
    remain remarkable report represent require required requirement requiring research researcher
    respectively result resulting reveal rich robust role scenario scheme second secondly section
    seen set setting show showcase showed showing shown significant significantly similar simple
    simply simultaneously single situation solution solve solving source special specific
    specifically standard state step strategy strong study substantial substantially success
    successful successfully suffer suitable superior superiority support system tackle take taking
    task technique term test testing third three thorough time tool topic traditional train
    trained training two type typical typically underlying understand unique unlike unprecedented
    use used useful user using usually utilize utilizing valuable value various vast verify version
    view way website wide widely work year yield yielding zero
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
