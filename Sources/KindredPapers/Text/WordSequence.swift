// SPDX-License-Identifier: Apache-2.0

/// Words in a row, whatever their letter case and whatever stands between them.
struct WordSequence: Equatable {
  /// The words in lower case, a space before, between and after them.
  private let bytes: [UInt8]

  /// The words of a text. O(bytes).
  init(_ text: String) {
    let space = UInt8(ascii: " ")
    var bytes = [space]
    // Beyond ASCII, Latin-1's signs and general punctuation stand between words.
    for scalar in text.lowercased().unicodeScalars {
      let isPart =
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: true
        case ..<0xC0, 0x2000...0x206F, 0x3000...0x303F: false
        default: true
        }
      if isPart {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      } else if bytes.last != space {
        bytes.append(space)
      }
    }
    if bytes.last != space { bytes.append(space) }
    self.bytes = bytes
  }

  /// Whether there is no word.
  var isEmpty: Bool { bytes.count == 1 }

  /// Whether others stand among these, one after the other; no words do everywhere. O(n m) at
  /// worst, mostly O(n).
  func contains(_ other: WordSequence) -> Bool {
    let wanted = other.bytes
    guard !other.isEmpty, wanted.count <= bytes.count else { return other.isEmpty }
    return (0...(bytes.count - wanted.count)).contains { start in
      bytes[start + 1] == wanted[1] && bytes[start..<(start + wanted.count)].elementsEqual(wanted)
    }
  }
}
