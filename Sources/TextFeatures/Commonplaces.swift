// SPDX-License-Identifier: Apache-2.0

/// Words that every paper uses to speak about itself.
///
/// None of them begins or ends the name of a group of papers, but for the nouns that a kind of thing
/// is named by ("language model"), which may end one, and some adjectives, which may begin one.
public enum Commonplaces {
  /// Whether a term, as ``Tokenizer`` gives it, says nothing about a paper's subject.
  public static func contains(_ term: String) -> Bool {
    terms.contains(term) || heads.contains(term)
  }

  /// Whether a term says what kind of thing the words before it are about.
  public static func isHead(_ term: String) -> Bool { heads.contains(term) }

  /// Whether a term may begin a name of several words ("high resolution").
  public static func isLead(_ term: String) -> Bool { leads.contains(term) }

  private static let leads: Set<String> = [
    "few", "fast", "full", "general", "high", "large", "long", "low", "open", "short", "single",
    "small", "zero",
  ]

  private static let heads: Set<String> = [
    "algorithm", "code", "data", "dataset", "model", "network", "representation", "system", "task",
  ]

  private static let terms: Set<String> = Set(
    """
    ability able abstract accurate accurately achieve achieved achieving adapt additional
    additionally address addressed addressing advance advanced advancement advantage aim align allow
    allowing analysis analyze analyzed application applied apply applying approach art aspect
    attempt available avoid base based baseline become benefit best better bridge bring broad
    broader build building built capability capable capture case certain challenge challenged
    challenging choice clear close combine combining common commonly compare compared comparing
    comparison competitive complete complex component comprehensive comprehensively comprise
    computational compute concern conclude conduct conducted consider considerable consist
    consistently construct contain contrast contribution controlled conventional correct
    corresponding cost counterpart create creating critical crucial current currently deal dealing
    decade degree deliver demonstrate demonstrated demonstrating depend derive describe design
    designed desired despite detail determine develop developed developing development difference
    different difficult difficulty directly discuss distinct diverse easier easily easy effect
    effective effectively effectiveness efficacy efficiency efficient efficiently effort
    effortlessly emerge emerging empirical empirically employ employed enable enabling end enhance
    enhanced enhancing ensure ensuring entire entirely equip especially essential establish evaluate
    evaluated evaluating evaluation evidence evolving example excellent exhibit exist existing
    expand expected expensive experiment experimental experimentally explicit explicitly exploit
    exploited exploiting explore exploring extend extensive extensively extract extracting face
    facilitate facing fact factor fail far fast faster feasible feature fewer field final finally
    finding first five flexibility flexible focus following form formulate foundation four framework
    full fully fundamental furthermore future gain gap general generate generated generating given
    goal good great greatly growing guide hand handle hard help hence high higher highlight highly
    hinder hold hundred idea identify ill impact implement implementation implicit implicitly
    important importantly impressive improve improved improvement improving inadequate include
    including incorporate incorporating increase increasing increasingly incur independent indicate
    inform inherent inherently innovative input insight inspired instance integrate integrated
    integrating intended interest intricate intrinsic introduce introduced introducing introduction
    investigate involve issue key kind know known lack lacking large largely latter lead leading
    learn learned leave led left level leverage leveraging lie life like likely limit limitation
    limited line literature long longer lot low lower main mainly maintain maintaining major make
    making manner many mean meanwhile mechanism merely method methodology metric million minimal
    mitigate mode modify module motivated multiple namely naturally nature necessary need new
    notable notably notion novel number obtain obtained offer offering often ongoing open operate
    optimal order original outcome outperform outperforming output overall overcome page paper part
    particular particularly pave people perform performance performed pipeline place plausible play
    point popular pose possible potential potentially power powerful practical practice present
    presented presenting preserve prevalent previous previously primarily primary principle
    principled prior probable problem procedure process produce producing progress project promise
    promising proper property propose proposed proposing prove provide provided providing publicly
    purpose put qualitative quality quantitative range rapid rapidly rate reach real recent recently
    reduce reducing refine regard regarding related release released reliable reliance rely relying
    remain remarkable report represent require required requirement requiring research researcher
    respectively rest result resulting reveal rich robust role run satisfy save scenario scheme
    seamless seamlessly second secondly section see seek seen select selected sense serve set
    setting shift short shortcoming show showcase showed showing shown side significant
    significantly similar simple simply simultaneously single situation size slow small solution
    solve solving sophisticated source special specialized specific specifically specified standard
    start state step strategy strength strong study subsequent subsequently substantial
    substantially success successful successfully suffer sufficient sufficiently suggest suitable
    suited superior superiority supplementary support sure surpass surpassing synthesize tackle take
    taking target technique term test testing third thorough thousand three time today tool top
    topic total traditional train trained training treat true try turn two type typical typically
    unable underlying understand understanding unified unify unique unlike unprecedented usage use
    used useful user using usually utilize utilizing validate validated valuable value variety
    various vast verify versatile version view way website wide widely work year yet yield yielding
    zero
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
