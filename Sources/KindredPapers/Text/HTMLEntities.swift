// SPDX-License-Identifier: Apache-2.0

/// Characters that HTML writes as `&name;` or `&#number;`.
enum HTMLEntities {
  /// The text with characters for entities; those that are not known stay. O(length).
  static func decoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(mark) else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var place = 0
    while let start = bytes[place...].firstIndex(of: mark) {
      result += bytes[place..<start]
      if let (character, end) = entity(at: start, in: bytes[...]) {
        result += character.utf8
        place = end
      } else {
        result.append(mark)
        place = start + 1
      }
    }
    result += bytes[place...]
    return String(decoding: result, as: UTF8.self)
  }

  private static let mark = UInt8(ascii: "&")

  /// Bytes of an entity.
  private static let longest = 12

  /// The character of the entity that begins at a place, and the place after it; nil for other
  /// text.
  static func entity(
    at start: Int, in bytes: ArraySlice<UInt8>
  ) -> (character: String, end: Int)? {
    let window = bytes[(start + 1)...].prefix(longest)
    guard let end = window.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: window[..<end], as: UTF8.self)
    guard let character = name.utf8.first == UInt8(ascii: "#") ? number(name) : names[name] else {
      return nil
    }
    return (character, end + 1)
  }

  private static func number(_ name: String) -> String? {
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let value = UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10)
    return value.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }.map { String($0) }
  }

  /// Names and characters, one after the other.
  private static let names: [String: String] = {
    let list = """
      amp & lt < gt > quot " apos ' nbsp \u{A0} copy © reg ® trade ™ deg ° plusmn ± micro µ middot · \
      times × divide ÷ frac12 ½ frac14 ¼ frac34 ¾ sup1 ¹ sup2 ² sup3 ³ laquo « raquo » sect § para ¶ \
      ndash – mdash — hellip … lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ bull • prime ′ Prime ″ \
      euro € pound £ yen ¥ cent ¢ iexcl ¡ iquest ¿ ordf ª ordm º not ¬ macr ¯ acute ´ cedil ¸ uml ¨ \
      Agrave À Aacute Á Acirc Â Atilde Ã Auml Ä Aring Å AElig Æ Ccedil Ç Egrave È Eacute É Ecirc Ê \
      Euml Ë Igrave Ì Iacute Í Icirc Î Iuml Ï ETH Ð Ntilde Ñ Ograve Ò Oacute Ó Ocirc Ô Otilde Õ Ouml Ö \
      Oslash Ø Ugrave Ù Uacute Ú Ucirc Û Uuml Ü Yacute Ý THORN Þ szlig ß agrave à aacute á acirc â \
      atilde ã auml ä aring å aelig æ ccedil ç egrave è eacute é ecirc ê euml ë igrave ì iacute í \
      icirc î iuml ï eth ð ntilde ñ ograve ò oacute ó ocirc ô otilde õ ouml ö oslash ø ugrave ù \
      uacute ú ucirc û uuml ü yacute ý thorn þ yuml ÿ OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ \
      alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν \
      xi ξ omicron ο pi π rho ρ sigma σ sigmaf ς tau τ upsilon υ phi φ chi χ psi ψ omega ω Alpha Α \
      Beta Β Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω infin ∞ le ≤ ge ≥ \
      ne ≠ equiv ≡ asymp ≈ sim ∼ prop ∝ isin ∈ notin ∉ sub ⊂ sup ⊃ cap ∩ cup ∪ and ∧ or ∨ forall ∀ \
      exist ∃ part ∂ nabla ∇ sum ∑ prod ∏ radic √ int ∫ minus − lowast ∗ larr ← rarr → uarr ↑ darr ↓ \
      harr ↔ rArr ⇒ hArr ⇔ loz ◊ dagger † Dagger ‡ permil ‰ fnof ƒ circ ˆ tilde ˜ shy \u{AD} thinsp \
      \u{2009} ensp \u{2002} emsp \u{2003}
      """
    let parts = list.parts(between: " \n").map(String.init)
    var names: [String: String] = [:]
    for place in stride(from: 0, to: parts.count - 1, by: 2) {
      names[parts[place]] = parts[place + 1]
    }
    return names
  }()
}
