// SPDX-License-Identifier: Apache-2.0

/// Finds the words of a text, one after the other, as ranges of its UTF-8 bytes.
///
/// A word is a longest run of letters, marks and digits. Scripts without spaces give every pair of
/// neighboring characters (a single character where there is no pair). Addresses, TeX commands,
/// formulas, tags and entities are passed over; an accent command inside a word belongs to it
/// (`Schr\"odinger`). What a word means is not looked at here: ``TermNormalizer`` does that, once
/// for each distinct one.
///
/// A scanner can be used for one text after the other and then keeps its memory. O(bytes).
struct WordScanner {
  /// What stands between a word and the one before it.
  enum Joint: UInt8 {
    case space, hyphen, punctuation
  }

  /// A word of a text.
  struct Word {
    /// Where its bytes are.
    let place: Range<Int>
    /// What a table finds them by.
    let key: ByteKey
    /// Whether they are ASCII letters and digits only.
    let isPlain: Bool
    /// What stands before the word.
    let joint: Joint
  }

  /// The words of the text scanned last, in its order.
  private(set) var words: [Word] = []

  private let stripsMarkup: Bool
  private var joint = Joint.punctuation
  private var position = 0
  /// Where the formula ends that the position is in, or 0.
  private var formulaEnd = 0
  /// Where the words end that stand inside that formula (`\text{...}`), or 0.
  private var formulaTextEnd = 0
  /// Whether the character at the position was the second of a pair.
  private var endsPair = false
  private var marks = ClosingMarks()
  private let secret = HashSecret.shared

  init(stripsMarkup: Bool = true) {
    self.stripsMarkup = stripsMarkup
  }

  /// Finds the words of a text; those of the one before are forgotten.
  mutating func scan(_ text: Span<UInt8>) {
    words.removeAll(keepingCapacity: true)
    joint = .punctuation
    position = 0
    formulaEnd = 0
    formulaTextEnd = 0
    endsPair = false
    marks = ClosingMarks()
    while true {
      if formulaEnd > 0, formulaTextEnd == 0, !enterFormulaText(text) { continue }
      let limit = formulaTextEnd > 0 ? formulaTextEnd : text.count
      guard position < limit else {
        if formulaTextEnd == 0 { return }
        formulaTextEnd = 0
        continue
      }
      let byte = text[position]
      if byte.isASCIIWord {
        scanWord(text, limit)
      } else if byte == 0x20 {
        position += 1
        endsPair = false
      } else if byte.isASCII {
        scanPunctuation(byte, text, limit)
      } else {
        scanScalar(text, limit)
      }
    }
  }

  /// Inside a formula: on to the next words in it, or past its end; false when past.
  private mutating func enterFormulaText(_ text: Span<UInt8>) -> Bool {
    if let argument = text.formulaText(in: position..<formulaEnd) {
      position = argument.lowerBound
      formulaTextEnd = argument.upperBound
      return true
    }
    position = formulaEnd
    formulaEnd = 0
    joint = .punctuation
    return false
  }

  /// A word that starts at the position, unless it is the start of an address.
  @inline(__always)
  private mutating func scanWord(_ text: Span<UInt8>, _ limit: Int) {
    let start = position
    var end = start
    var last = LastBytes()
    var isPlain = true
    while end < limit {
      let byte = text[end]
      if byte.isASCIIWord {
        last.append(byte)
        end += 1
        continue
      }
      let next = wordContinuation(text, end, limit)
      if next == end { break }
      isPlain = false
      while end < next {
        last.append(text[end])
        end += 1
      }
    }
    position = end
    endsPair = false
    if stripsMarkup, isPlain, end < limit, let past = text.addressEnd(after: start..<end, limit) {
      position = past
      joint = .punctuation
      return
    }
    append(start..<end, ByteKey(text, start..<end, last, secret), isPlain: isPlain)
  }

  @inline(__always)
  private mutating func append(_ place: Range<Int>, _ key: ByteKey, isPlain: Bool) {
    words.append(Word(place: place, key: key, isPlain: isPlain, joint: joint))
    joint = .space
  }

  /// The end of a piece other than ASCII letters that continues a word at `place`, or `place`.
  private func wordContinuation(_ text: Span<UInt8>, _ place: Int, _ limit: Int) -> Int {
    let byte = text[place]
    if byte.isASCII {
      let mayBegin = byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "{")
      return stripsMarkup && mayBegin ? text.accentEnd(at: place, limit) ?? place : place
    }
    let (scalar, length) = text.scalar(at: place)
    return ScalarClass(scalar) == .word ? place + length : place
  }

  /// ASCII that is no letter; a word may start here all the same (with an accent command).
  private mutating func scanPunctuation(_ byte: UInt8, _ text: Span<UInt8>, _ limit: Int) {
    endsPair = false
    switch byte {
    case 0x09...0x0D, 0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"),
      UInt8(ascii: "}"):
      position += 1
    case UInt8(ascii: "-"), UInt8(ascii: "/"):
      if joint == .space { joint = .hyphen }
      position += 1
      if position < limit, text[position].isASCIISpace { joint = .punctuation }
    case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "$"), UInt8(ascii: "&"),
      UInt8(ascii: "<"):
      guard stripsMarkup else {
        position += 1
        joint = .punctuation
        return
      }
      if text.accentEnd(at: position, limit) != nil {
        scanWord(text, limit)
      } else if let formula = text.formula(at: position, limit, &marks) {
        position = formula.lowerBound
        formulaEnd = formula.upperBound
      } else {
        position = text.markupEnd(at: position, limit, &marks)
        if byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "{") { joint = .punctuation }
      }
    default:
      joint = .punctuation
      position += 1
    }
  }

  /// A character outside ASCII.
  private mutating func scanScalar(_ text: Span<UInt8>, _ limit: Int) {
    let (scalar, length) = text.scalar(at: position)
    switch ScalarClass(scalar) {
    case .word:
      return scanWord(text, limit)
    case .unspaced:
      return scanPair(text, limit, length)
    case .hyphen:
      if joint == .space { joint = .hyphen }
    case .space: break
    case .other: joint = .punctuation
    }
    endsPair = false
    position += length
  }

  /// A character of a script without spaces and the one after it; nothing for one that a pair
  /// ended.
  private mutating func scanPair(_ text: Span<UInt8>, _ limit: Int, _ length: Int) {
    let start = position
    position += length
    var end = position
    if position < limit, !text[position].isASCII {
      let (next, nextLength) = text.scalar(at: position)
      if ScalarClass(next) == .unspaced { end += nextLength }
    }
    let isPair = end > position
    let isLast = !isPair && endsPair
    if endsPair && isPair { joint = .hyphen }
    endsPair = isPair
    if isLast { return }
    append(start..<end, ByteKey(text.extracting(start..<end), secret), isPlain: false)
  }
}
