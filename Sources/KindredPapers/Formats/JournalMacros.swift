// SPDX-License-Identifier: Apache-2.0

/// Commands by which astronomers' bibliographies name journals: `journal = {\apj}`.
enum JournalMacros {
  /// The journal that a text names by such a command, or the text.
  static func expanded(_ journal: String) -> String {
    journal.rest(after: "\\").flatMap { names[String($0)] } ?? journal
  }

  /// What the macros of the American Astronomical Society stand for.
  private static let names: [String: String] = [
    "aap": "A&A", "aapr": "A&A Rev.", "aaps": "A&AS", "actaa": "Acta Astron.", "aj": "AJ",
    "ao": "Appl. Opt.", "apj": "ApJ", "apjl": "ApJL", "apjs": "ApJS", "applopt": "Appl. Opt.",
    "apss": "Ap&SS", "araa": "ARA&A", "baas": "BAAS", "grl": "Geophys. Res. Lett.",
    "icarus": "Icarus", "jcap": "JCAP", "jgr": "J. Geophys. Res.", "mnras": "MNRAS", "na": "New A",
    "nar": "New A Rev.", "nat": "Nature", "pasa": "PASA", "pasj": "PASJ", "pasp": "PASP",
    "physrep": "Phys. Rep.", "planss": "Planet. Space Sci.", "pra": "Phys. Rev. A",
    "prb": "Phys. Rev. B", "prc": "Phys. Rev. C", "prd": "Phys. Rev. D", "pre": "Phys. Rev. E",
    "prl": "Phys. Rev. Lett.", "procspie": "Proc. SPIE", "psj": "PSJ", "rmxaa": "Rev. Mex. A&A",
    "solphys": "Sol. Phys.", "sovast": "Soviet Ast.", "ssr": "Space Sci. Rev.",
  ]
}
