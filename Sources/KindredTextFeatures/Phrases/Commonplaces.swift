// SPDX-License-Identifier: Apache-2.0

/// Words that every paper uses to speak about itself.
///
/// None of them begins or ends the name of a group of papers, but for the nouns that a kind of
/// thing is named by ("language model"), which may end one, and some adjectives, which may begin
/// one.
package enum Commonplaces {
  /// Whether a term, as ``Tokenizer`` gives it, says nothing about a paper's subject.
  package static func contains(_ term: String) -> Bool {
    terms.contains(term) || heads.contains(term) || isAdverb(term)
  }

  private static func isAdverb(_ term: String) -> Bool {
    term.utf8.last == UInt8(ascii: "y")
      && adverbEndings.contains { term.utf8.count > $0.utf8.count + 2 && term.hasSuffix($0) }
  }

  private static let adverbEndings = [
    "ally", "ively", "ously", "ably", "ibly", "antly", "ently", "edly", "ingly", "arly", "istly",
  ]

  /// Whether a term says what kind of thing the words before it are about.
  static func isHead(_ term: String) -> Bool { heads.contains(term) }

  /// Whether a term may begin a name of several words ("high resolution").
  static func isLead(_ term: String) -> Bool { leads.contains(term) }

  /// Whether a name may begin with a term.
  static func canBegin(_ term: String, isOneWord: Bool) -> Bool {
    !contains(term) || (!isOneWord && isLead(term))
  }

  /// Whether a name may end with a term.
  static func canEnd(_ term: String, isOneWord: Bool) -> Bool {
    !contains(term) || (!isOneWord && isHead(term))
  }

  private static let leads: Set<String> = [
    "few", "fast", "full", "general", "high", "large", "long", "low", "open", "short", "single",
    "small", "zero",
  ]

  private static let heads: Set<String> = [
    "algorithm", "code", "data", "dataset", "model", "network", "representation", "system", "task",
  ]

  private static let terms: Set<String> = Set(
    """
    ability able abstract accord according accurate accurately achieve achieved achieving adapt
    addition additional additionally address addressed addressing adopt adopted adopting advance
    advanced advancement advantage aim align allow allowing analysis analyze analyzed application
    applied apply applying approach arise art aspect assess assessing assist assisting assume
    assumption attain attempt available avoid base based baseline become benefit best better bridge
    bring broad broader broadly build building built call capability capable capture capturing case
    certain challenge challenged challenging characterize choice clear close combine combining
    common commonly compare compared comparing comparison competitive complete complex component
    comprehensive comprehensively comprise computational compute concern conclude conduct conducted
    confirm connecting consider considerable consist consistently constitute construct contain
    contrast contribute contributing contribution contributor controlled conventional correct
    corresponding cost counterpart cover covering create creating critical crucial curate curated
    current currently deal dealing decade degree deliver delve demonstrate demonstrated
    demonstrating depend depending derive derived describe design designed desired despite detail
    determine develop developed developing development difference different difficult difficulty
    direct directly discover discuss distinct diverse easier easily easy effect effective
    effectively effectiveness efficacy efficiency efficient efficiently effort effortlessly emerge
    emerged emergence emerging empirical empirically employ employed enable enabling end enforce
    enhance enhanced enhancing ensure ensuring entire entirely equip especially essential establish
    estimating evaluate evaluated evaluating evaluation evidence evolving example exceed excel
    excellent execute executing exhibit exist existing expand expanding expected expensive
    experiment experimental experimentally explain explicit explicitly exploit exploited exploiting
    exploration explore exploring extend extending extensive extensively extract extracting face
    facilitate facing fact factor fail failure fall far fast faster feasible feature fewer field
    final finally find finding first five fixed flaw flexibility flexible focus following form
    formulate formulation foundation four framework full fully fundamental furthermore future gain
    gap general generalize generalized generalizing generate generated generating given goal good
    great greatly growing guide hand handle hard help hence high higher highlight highly hinder hold
    hundred hypothesis hypothesize idea identify identifying ill impact implement implementation
    implicit implicitly importance important importantly impressive improve improved improvement
    improving inadequate include including incorporate incorporating incorrect increase increasing
    increasingly incur independent indicate inform inherent inherently innovation innovative input
    insight inspired instance insufficient integrate integrated integrating intended intent interest
    intricate intrinsic introduce introduced introducing introduction investigate investigation
    involve issue key kind know known lack lacking large largely largest latest latter lead leading
    learn learned leave led left level leverage leveraging lie life like likely limit limitation
    limited line literature long longer lot low lower main mainly maintain maintaining major make
    making manage manner many match matching mean meanwhile mechanism merely method methodology
    metric million minimal minimize mitigate mode modification modified modify module motivated
    multiple namely naturally nature necessary need new notable notably notion novel number observe
    observed observing obtain obtained offer offering often ongoing open operate optimal optimize
    optimized optimizing order original outcome outperform outperformed outperforming output overall
    overcome overlook overlooked page paper paradigm part particular particularly pave people
    perform performance performed perspective pipeline place plausible play point popular pose posit
    possess possible potential potentially power powerful practical practice predicted prefer
    present presented presenting preserve preserving prevalent previous previously primarily primary
    principle principled prior prioritize probable problem procedure process produce producing
    progress project proliferation promise promising promote prompting proper property propose
    proposed proposing prove provide provided providing publicly purpose pursue put qualitative
    quality quantitative ran range rapid rapidly rate reach real recent recently recognize reduce
    reducing refine reformulate reformulating regard regarding related release released reliable
    reliance rely relying remain remaining remarkable remove removing repeat replace replacing
    report represent require required requirement requiring research researcher resolve respectively
    rest result resulting retain retaining reveal revisit rich robust role run satisfactory satisfy
    save scenario scheme seamless seamlessly second secondly section see seek seeking seen select
    selected sense serve set setting shift short shortcoming show showcase showed showing shown side
    significant significantly similar simple simplify simply simultaneously single situation six
    size slow small solely solution solve solving sophisticated source span spanning special
    specialized specific specifically specified specify spirit standard start state step strategy
    streamline strength strictly strong struggle struggled struggling study suboptimal subsequent
    subsequently substantial substantially succeed success successful successfully suffer sufficient
    sufficiently suggest suggesting suitable suited sum superior superiority supplementary support
    sure surge surpass surpassing synthesize systematic tackle take taking target technique tend
    term test testing third thorough thousand three time today tool top topic total traditional
    train trained training transform transforming treat true try turn two type typical typically
    unable underexplored undergo underlying undermine understand understanding unexplored unified
    unify unique unlike unprecedented unstable usage use used useful user using usually utilize
    utilizing validate validated valuable value variety various vast verified verify verifying
    versatile version view violate violating way website wide widely work worse worst write year yet
    yield yielding zero
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
