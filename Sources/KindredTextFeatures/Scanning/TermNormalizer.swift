// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Decides which term a word stands for, or that it stands for none.
///
/// In this order: TeX accents and diacritics off, compatibility forms unified (ligatures, full
/// width and mathematical letters), lower case; too short, too long, a number where those are not
/// kept, or a stop word of English: no term; then plurals to their singular. Called once for each
/// distinct word. Stop words of another language are terms, but not of its texts.
struct TermNormalizer: Sendable {
  /// Bytes above which a run of letters is data, not a word.
  static let longestTerm = 64

  let options: TokenizerOptions

  /// The term's bytes, or nil, and in which languages the word is a stop word. O(length).
  func term(for word: Span<UInt8>, isPlain: Bool) -> (bytes: [UInt8]?, stopWord: StopWord) {
    guard word.count <= 4 * Self.longestTerm else { return (nil, .none) }
    var bytes = isPlain ? word.lowercasedASCII() : folded(word)
    guard bytes.count <= Self.longestTerm, isTerm(bytes) else { return (nil, .none) }
    let stopWord = options.removesStopWords ? StopWords.find(bytes) : .none
    if stopWord.languages.contains(.english) { return (nil, stopWord) }
    if options.foldsPlurals { PluralFolding.fold(&bytes) }
    // Abbreviations (DEM, OS) are words of no grammar.
    return (bytes, word.isCapitals ? .none : stopWord)
  }

  /// At least two characters, or one of a script without spaces; not digits alone, unless numbers
  /// are kept.
  private func isTerm(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first else { return false }
    if first.isASCII {
      if bytes.count < 2 { return false }
    } else {
      let (scalar, length) = bytes.span.scalar(at: 0)
      if length == bytes.count, ScalarClass(scalar) != .unspaced { return false }
    }
    return options.keepsNumbers || !bytes.allSatisfy(\.isASCIIDigit)
  }

  private func folded(_ word: Span<UInt8>) -> [UInt8] {
    let text = String(decoding: word.withoutAccentCommands(), as: UTF8.self)
    var letters = String.UnicodeScalarView()
    for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
      switch scalar.value {
      case 0x300...0x36F: continue
      case 0x131: letters.append("i")
      case 0x141, 0x142: letters.append("l")
      case 0xD8, 0xF8: letters.append("o")
      case 0x110, 0x111, 0xD0, 0xF0: letters.append("d")
      case 0xDF, 0x1E9E: letters.append(contentsOf: "ss".unicodeScalars)
      case 0xC6, 0xE6: letters.append(contentsOf: "ae".unicodeScalars)
      case 0x152, 0x153: letters.append(contentsOf: "oe".unicodeScalars)
      case ..<0x80:
        if UInt8(scalar.value).isASCIIWord { letters.append(scalar) }
      default:
        let kind = ScalarClass(scalar)
        let isFormat = scalar.properties.generalCategory == .format
        if (kind == .word && !isFormat) || kind == .unspaced { letters.append(scalar) }
      }
    }
    var lower = String(letters).lowercased()
    if lower.unicodeScalars.last == "σ", lower.unicodeScalars.count > 1 {
      lower.unicodeScalars.removeLast()
      lower.unicodeScalars.append("ς")
    }
    return Array(lower.precomposedStringWithCanonicalMapping.utf8)
  }
}

extension Span<UInt8> {
  /// Whether all are capital letters of ASCII.
  fileprivate var isCapitals: Bool {
    indices.allSatisfy { self[$0].isASCIILetter && self[$0] & 0x20 == 0 }
  }

  fileprivate func lowercasedASCII() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for index in indices {
      let byte = self[index]
      bytes.append(byte.isASCIILetter ? byte | 0x20 : byte)
    }
    return bytes
  }

  /// The bytes without TeX accents and braces: `Schr\"{o}dinger` gives `Schrodinger`, `\ss` gives
  /// `ss`, `\aa` gives `a`.
  fileprivate func withoutAccentCommands() -> [UInt8] {
    var bytes: [UInt8] = []
    var index = 0
    while index < count {
      let byte = self[index]
      guard byte == UInt8(ascii: "\\"), index + 1 < count else {
        if byte != UInt8(ascii: "{"), byte != UInt8(ascii: "}"), byte != UInt8(ascii: " ") {
          bytes.append(byte)
        }
        index += 1
        continue
      }
      let takesArgument = index + 2 < count && self[index + 2] == UInt8(ascii: "{")
      if !self[index + 1].isASCIILetter || (takesArgument && !hasText("\\i", at: index)) {
        index += 2
      } else {
        index += hasTextIgnoringCase("aa", at: index + 1) ? 2 : 1
      }
    }
    return bytes
  }
}
