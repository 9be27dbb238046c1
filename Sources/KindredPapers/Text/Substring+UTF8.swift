// SPDX-License-Identifier: Apache-2.0

/// Texts compared and cut by their UTF-8.
///
/// Among characters a combining mark changes the one before it: `"id:\u{301}"` does not begin with
/// `"id:"`, and `";\u{301}"` holds no `";"`. Texts of papers may begin with such marks, so what
/// stands before, between or after them is looked for by bytes.
extension Substring {
  /// The text after a marker that it begins with, or nil where it does not. O(marker).
  package func rest(after marker: String) -> Substring? {
    utf8.starts(with: marker.utf8) ? Substring(utf8.dropFirst(marker.utf8.count)) : nil
  }

  /// The text before a marker that it ends with, or nil where it does not. O(marker).
  package func rest(before marker: String) -> Substring? {
    utf8.suffix(marker.utf8.count).elementsEqual(marker.utf8)
      ? Substring(utf8.dropLast(marker.utf8.count)) : nil
  }

  /// The parts between the bytes of `separators`, which are ASCII; none is empty. O(length).
  package func parts(between separators: String) -> [Substring] {
    utf8.split { separators.utf8.contains($0) }.map { Substring($0) }
  }

  /// The first range that has the bytes of `needle`, or nil. O(length) for a rare first byte.
  func utf8Range(of needle: String) -> Range<String.Index>? {
    guard let first = needle.utf8.first else { return startIndex..<startIndex }
    var rest = utf8
    while let start = rest.firstIndex(of: first) {
      rest = self[start...].utf8
      if rest.starts(with: needle.utf8) {
        return start..<utf8.index(start, offsetBy: needle.utf8.count)
      }
      rest.removeFirst()
    }
    return nil
  }
}

extension String {
  /// As ``Swift/Substring/rest(after:)``.
  package func rest(after marker: String) -> Substring? { self[...].rest(after: marker) }

  /// As ``Swift/Substring/rest(before:)``.
  package func rest(before marker: String) -> Substring? { self[...].rest(before: marker) }

  /// As ``Swift/Substring/parts(between:)``.
  package func parts(between separators: String) -> [Substring] {
    self[...].parts(between: separators)
  }

  /// The text with other texts for some scalars: those for which `replacement` has one. O(length).
  package func replacingScalars(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      if let other = replacement(scalar) {
        bytes += other.utf8
      } else {
        bytes += UTF8.encode(scalar).map { Array($0) } ?? []
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
