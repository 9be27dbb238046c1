// SPDX-License-Identifier: Apache-2.0

/// What a character outside ASCII is to the scanner.
enum ScalarClass {
  /// A letter, mark or number of a script that puts spaces between words; or a format character
  /// inside a word, such as a soft hyphen.
  case word

  /// A character of a script written without spaces: Han, Kana, Hangul, Thai, Lao, Khmer, Myanmar.
  case unspaced

  /// A dash or a hyphen.
  case hyphen

  /// White space or a quotation mark: between words, not between sentences.
  case space

  /// Everything else.
  case other

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x3041...0x3096,
      0x3099...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x3105...0x318E, 0x31A0...0x31BF,
      0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA960...0xA97C, 0xAC00...0xD7FF,
      0xF900...0xFAFF, 0xFF66...0xFF9F, 0x2_0000...0x3_FFFF:
      self = .unspaced
      return
    case 0x2018...0x201F, 0xAB, 0xBB:
      self = .space
      return
    default:
      break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
      .format:
      self = .word
    case .dashPunctuation: self = .hyphen
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: self = .space
    default: self = .other
    }
  }
}
